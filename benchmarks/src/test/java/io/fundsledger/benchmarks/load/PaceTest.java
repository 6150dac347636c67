package io.fundsledger.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void asMuchIsDoneAsIsDueHoweverLateAWorkerIs() throws InterruptedException {
        var done = new AtomicLong();
        var begin = System.nanoTime();

        var kept = new Pace(1000, 4, Duration.ofMillis(300)).keep(() -> work(done::incrementAndGet));

        assertThat(kept).isEqualTo(300).isEqualTo(done.get());
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void whatFailsEndsIt() {
        assertThatThrownBy(() -> new Pace(1000, 1, Duration.ofMillis(300))
                        .keep(() -> work(() -> {
                            throw new IllegalArgumentException("refused");
                        })))
                .hasMessageContaining("refused");
    }

    private static Pace.Work work(Runnable work) {
        return new Pace.Work() {

            @Override
            public void once(long due) {
                work.run();
            }

            @Override
            public void close() {}
        };
    }
}
