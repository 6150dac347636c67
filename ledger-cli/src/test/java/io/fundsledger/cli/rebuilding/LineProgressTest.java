package io.fundsledger.cli.rebuilding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.cli.rest.Rebuild;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineProgressTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final UUID id = UUID.randomUUID();

    @Test
    void eventsHaveARateAndAComparisonHasAShare() {
        try (var progress = new LineProgress(new PrintStream(printed, true, UTF_8))) {
            progress.show(List.of(rebuild("loading", 2_000, 6_000, 30.0, null)));
            progress.show(List.of(rebuild("comparing", 8_000, 0, 12.4, 0.43)));
        }
        assertThat(printed.toString(UTF_8).lines())
                .containsExactly(
                        "transactions g2: loading, 2,000 of 8,000 events, 200/s, about 30 s left",
                        "transactions g2: comparing, 8,000 of 8,000 events, 43 % compared, about 12 s left");
    }

    @Test
    void aPhaseIsToldOnceUntilSomeTimeHasPassed() {
        try (var progress = new LineProgress(new PrintStream(printed, true, UTF_8))) {
            progress.show(List.of(rebuild("comparing", 8_000, 0, 12.4, 0.43)));
            progress.show(List.of(rebuild("comparing", 8_000, 0, 12.3, 0.44)));
        }
        assertThat(printed.toString(UTF_8).lines()).hasSize(1);
    }

    private Rebuild rebuild(String phase, long done, long toDo, double secondsLeft, @Nullable Double compared) {
        return new Rebuild(
                id,
                "transactions",
                2,
                phase,
                null,
                Instant.EPOCH,
                null,
                done,
                toDo,
                200.0,
                secondsLeft,
                compared,
                null);
    }
}
