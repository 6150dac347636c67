package io.fundsledger.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventLoopTest {

    private static final Duration SHORT = Duration.ofMillis(1500);

    @Test
    void everyRequestThatWasSentIsAnsweredAndCountedWhenItEnds() throws IOException {
        try (var server = new AnsweringServer(any -> "done")) {
            var sample = new EventLoop(server.url(), 8).run(SHORT, server::call);

            assertThat(sample.count())
                    .isGreaterThan(8)
                    .isEqualTo(server.asked.get())
                    .isEqualTo(sample.latencies().getTotalCount());
            assertThat(sample.seconds()).isGreaterThanOrEqualTo(1.5);
        }
    }

    @Test
    void anAnswerInChunksIsWholeWithItsLastOne() throws IOException {
        try (var server = new AnsweringServer(any -> "x".repeat(6000) + "done", true)) {
            var sample = new EventLoop(server.url(), 2).run(SHORT, server::call);

            assertThat(sample.count()).isGreaterThan(2).isEqualTo(server.asked.get());
        }
    }

    @Test
    void aConnectionThatTheServerEndsWithItsAnswerIsMadeAnew() throws IOException {
        try (var server = new AnsweringServer(any -> "done").closing()) {
            var sample = new EventLoop(server.url(), 2).run(SHORT, server::call);

            assertThat(sample.count()).isGreaterThan(2).isEqualTo(server.asked.get());
        }
    }

    @Test
    void anAnswerThatIsNotTheExpectedOneEndsIt() throws IOException {
        try (var server = new AnsweringServer(asked -> asked < 20 ? "done" : "something else")) {
            var load = new EventLoop(server.url(), 4);

            assertThatThrownBy(() -> load.run(Duration.ofSeconds(20), server::call))
                    .hasMessageContaining("something else");
        }
    }
}
