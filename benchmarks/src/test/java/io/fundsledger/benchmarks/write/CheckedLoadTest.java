package io.fundsledger.benchmarks.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.benchmarks.load.Call;
import io.fundsledger.benchmarks.load.Expectation;
import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.cli.rest.Request;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CheckedLoadTest {

    private static final Call OF_TWO_EVENTS =
            new Call(Request.get(URI.create("http://127.0.0.1/"), Map.of()), new Expectation(201, "", 0), 2);

    @Test
    void aRoundAfterWhichTheLogLacksAnEventIsNotCompared() {
        var load = load(new ArrayDeque<>(List.of(100L, 105L)), 0);

        assertThatThrownBy(() -> load.run(CheckedLoadTest::threeCalls, () -> OF_TWO_EVENTS))
                .isInstanceOf(NotComparableException.class)
                .hasMessage("the log has 5 events more, where the answers tell of 6");
    }

    @Test
    void aRoundThatTheRelayKeptUpWithCounts() throws Exception {
        var round =
                load(new ArrayDeque<>(List.of(100L, 106L)), 0.9).run(CheckedLoadTest::threeCalls, () -> OF_TWO_EVENTS);

        assertThat(round.events()).isEqualTo(6);
        assertThat(round.counts()).isTrue();
    }

    @Test
    void aRoundThatTheRelayDidNotKeepUpWithDoesNotCount() throws Exception {
        var round =
                load(new ArrayDeque<>(List.of(100L, 106L)), 1.1).run(CheckedLoadTest::threeCalls, () -> OF_TWO_EVENTS);

        assertThat(round.counts()).isFalse();
        assertThatThrownBy(round::requireCounting)
                .isInstanceOf(NotComparableException.class)
                .hasMessageContaining("Kafka was 1.1 s behind");
    }

    private static CheckedLoad load(Queue<Long> recorded, double secondsBehind) {
        return new CheckedLoad(recorded::remove, new CheckedLoad.Topic() {

            @Override
            public double secondsBehind() {
                return secondsBehind;
            }

            @Override
            public void awaitAll(Duration patience) {}
        });
    }

    private static Sample threeCalls(Supplier<Call> calls) {
        for (var number = 0; number < 3; number++) {
            var _ = calls.get();
        }
        return Sample.ofWhole(3, 1);
    }
}
