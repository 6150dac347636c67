package io.fundsledger.command.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LanePaceTest {

    private static final Duration NONE = Duration.ZERO;

    private final Callers callers = new Callers();
    private final LanePace pace = new LanePace(callers);

    @Test
    void whoComesFirstIsNotKeptWaiting() {
        callers.each(Duration.ofNanos(100_000));

        assertThat(waited()).isEqualTo(NONE);
    }

    @Test
    void whereFewComeNobodyWaits() {
        callers.each(Duration.ofNanos(100_000));
        pace.answered(10, 5);

        assertThat(waited()).isEqualTo(NONE);
    }

    @Test
    void halfOfThoseAtHandAreWaitedFor() {
        callers.each(Duration.ofNanos(100_000));
        pace.answered(40, 20);

        assertThat(waited()).isEqualTo(Duration.ofMillis(3));
        assertThat(callers.waiting()).isGreaterThanOrEqualTo(30);
    }

    @Test
    void nobodyWaitsForMoreWhereEnoughAreWaiting() {
        callers.each(Duration.ofNanos(100_000));
        callers.come(30);
        pace.answered(40, 20);

        assertThat(waited()).isEqualTo(NONE);
    }

    @Test
    void onceNoMoreComeTheBatchBegins() {
        callers.come(3);
        pace.answered(40, 20);

        assertThat(waited()).isEqualTo(Duration.ofNanos(500_000));
    }

    @Test
    void aThousandAreNotWaitedForHoweverSteadilyTheyCome() {
        callers.each(Duration.ofNanos(100_000));
        pace.answered(1_000, 1_000);

        assertThat(waited()).isEqualTo(Duration.ofMillis(8));
    }

    private Duration waited() {
        var before = callers.nanoTime();
        pace.await(callers::waiting);
        return Duration.ofNanos(callers.nanoTime() - before);
    }

    /** One is there; more come as time passes, which it does only where the lane pauses. */
    private static final class Callers implements Pauses {
        private long now;
        private long every = Long.MAX_VALUE;
        private int more;

        void each(Duration time) {
            every = time.toNanos();
        }

        void come(int callers) {
            more += callers;
        }

        int waiting() {
            return (int) (1 + more + now / every);
        }

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void pause(Duration time) {
            now += time.toNanos();
        }
    }
}
