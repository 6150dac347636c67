package io.fundsledger.cli.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final URI TARGET = URI.create("http://localhost:8081/v1/log");
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Waiting waiting = new Waiting(new PrintStream(said, true, UTF_8));

    @Test
    void aWaitThatCanBeNoticedIsSaidOnce() {
        waiting.noticed(TARGET, Duration.ofMillis(1_900), LIMIT, "refused");
        assertThat(said.toString(UTF_8)).isEmpty();

        waiting.noticed(TARGET, Duration.ofSeconds(2), LIMIT, "java.net.ConnectException: refused");
        waiting.noticed(TARGET, Duration.ofSeconds(4), LIMIT, "refused");
        assertThat(said.toString(UTF_8))
                .isEqualToIgnoringNewLines("Waiting up to 60 s for http://localhost:8081: refused");
    }

    @Test
    void whatIsNotThereIsWaitedForAloud() {
        var patience = new Patience(TARGET, Duration.ofSeconds(3), waiting);

        assertThat(catchThrowable(() -> {
                    while (true) {
                        patience.pause("refused");
                    }
                }))
                .isInstanceOf(ServiceUnavailableException.class);

        assertThat(said.toString(UTF_8)).startsWith("Waiting up to 3 s for http://localhost:8081: refused");
    }
}
