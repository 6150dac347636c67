package io.fundsledger.projector.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ComparisonProgressTest {
    private final AtomicLong nanos = new AtomicLong(-1_000_000_000);
    private final List<Compared> told = new ArrayList<>();
    private final ComparisonProgress progress =
            new ComparisonProgress(nanos::get, (share, left) -> told.add(new Compared(share, left)));

    @Test
    void theRestIsExpectedToTakeAsLongAsItsShareDid() {
        progress.begin(400);
        after(Duration.ofSeconds(3), 100);
        after(Duration.ofSeconds(1), 200);
        after(Duration.ofSeconds(4), 400);
        assertThat(told)
                .containsExactly(
                        new Compared(0.25, Duration.ofSeconds(9)),
                        new Compared(0.5, Duration.ofSeconds(4)),
                        new Compared(1, Duration.ZERO));
    }

    @Test
    void onlyWhatComesHalfASecondAfterTheLastIsTold() {
        progress.begin(10);
        after(Duration.ofMillis(1), 1);
        after(Duration.ofMillis(499), 2);
        after(Duration.ofMillis(1), 3);
        assertThat(told).extracting(Compared::share).containsExactly(0.1, 0.3);
    }

    @Test
    void nothingIsToldOfNothingAndNeverMoreThanAll() {
        progress.begin(0);
        progress.at(0);
        after(Duration.ofSeconds(1), 7);
        assertThat(told).containsExactly(new Compared(1, Duration.ZERO));
    }

    private void after(Duration time, long done) {
        nanos.addAndGet(time.toNanos());
        progress.at(done);
    }
}
