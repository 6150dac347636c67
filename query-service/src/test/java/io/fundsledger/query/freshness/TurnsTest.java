package io.fundsledger.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns();

    @Test
    void whoComesWhileAllTurnsAreTakenIsRefusedOrServedOnceOneEnds() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var looking = new CountDownLatch(Turns.AT_ONCE);
            var end = new CountDownLatch(1);
            for (var i = 0; i < Turns.AT_ONCE; i++) {
                threads.execute(() -> turns.take(Duration.ofMinutes(1), () -> look(looking, end)));
            }
            looking.await();
            assertThatThrownBy(() -> turns.take(Duration.ZERO, () -> "too early"))
                    .isInstanceOf(NoTurnException.class)
                    .hasMessageContaining("within 2 s");
            var next = threads.submit(() -> turns.take(Duration.ofMinutes(1), () -> "served"));
            end.countDown();
            assertThat(next.get()).isEqualTo("served");
        }
    }

    @Test
    void aLookThatFailsGivesItsTurnBack() {
        for (var i = 0; i <= Turns.AT_ONCE; i++) {
            assertThatThrownBy(() -> turns.take(Duration.ZERO, TurnsTest::fail)).hasMessage("the store is away");
        }
    }

    private static String fail() {
        throw new IllegalStateException("the store is away");
    }

    private static boolean look(CountDownLatch looking, CountDownLatch end) {
        looking.countDown();
        try {
            end.await();
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
