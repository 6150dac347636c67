package io.fundsledger.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StartupTest {

    private final List<String> started = Collections.synchronizedList(new ArrayList<>());
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final Startup startup = new Startup(told::add);

    @Test
    void aPartStartsAfterThoseThatItNeeds() {
        startup.part("postgres", () -> started.add("postgres"));
        startup.part("kafka", () -> started.add("kafka"));
        startup.part("service", () -> started.add("service"), "postgres", "kafka");

        startup.await();

        assertThat(started).hasSize(3).last().isEqualTo("service");
        assertThat(told).hasSize(3).last().asString().matches("service +ready after +\\d+\\.\\d s");
    }

    @Test
    void partsThatNeedNothingStartSideBySide() {
        var both = new CountDownLatch(2);

        startup.part("one", () -> meet(both));
        startup.part("other", () -> meet(both));

        startup.await();
        assertThat(both.getCount()).isZero();
    }

    @Test
    void theFirstFailureIsThrownAtOnceAndWhatNeedsThePartIsNotStarted() {
        var never = new CountDownLatch(1);
        startup.part("slow", () -> await(never));
        startup.part("broken", () -> {
            throw new LocalLedgerException("broken");
        });
        startup.part("needing it", () -> started.add("needing it"), "broken");

        assertThatThrownBy(startup::await)
                .isInstanceOf(LocalLedgerException.class)
                .hasMessage("broken");

        assertThat(started).isEmpty();
        never.countDown();
    }

    private static void meet(CountDownLatch latch) {
        latch.countDown();
        await(latch);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
