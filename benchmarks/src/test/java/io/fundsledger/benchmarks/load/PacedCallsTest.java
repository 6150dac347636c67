package io.fundsledger.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PacedCallsTest {

    private static final Duration STALL = Duration.ofMillis(300);

    @Test
    void whatWaitsBehindASlowOneIsAsLateAsItsCallerWouldFind() throws IOException, InterruptedException {
        try (var server = new AnsweringServer(PacedCallsTest::slowAtFirst)) {
            var pace = new Pace(100, 1, Duration.ofMillis(500));

            var sample = new PacedCalls(server.url(), pace).run(server::call);

            assertThat(sample.count()).isEqualTo(50);
            // Of those due in the stall, one each 10 ms, the first twenty had to wait for 100 ms or more.
            assertThat(sample.latencies()
                            .getCountBetweenValues(Duration.ofMillis(100).toNanos(), Long.MAX_VALUE / 2))
                    .isGreaterThanOrEqualTo(20);
        }
    }

    private static String slowAtFirst(int asked) {
        var until = System.nanoTime() + (asked == 0 ? STALL.toNanos() : 0);
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        return "done";
    }
}
