package io.fundsledger.benchmarks.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.write.CheckedLoad.Round;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountingTurnsTest {

    @Test
    void aRoundThatDoesNotCountIsLeftOutWithItsReference() throws Exception {
        var rounds = new ArrayDeque<>(List.of(round(100, 0.1), round(900, 2.5), round(300, 0.2)));
        var references = new ArrayDeque<>(List.of(sample(10), sample(20), sample(30)));

        var turns = CountingTurns.take(3, rounds::remove, references::remove);

        assertThat(turns.turns().samples()).extracting(Sample::count).containsExactly(100L, 300L);
        assertThat(turns.turns().references()).extracting(Sample::count).containsExactly(10L, 30L);
        assertThat(turns.perSecond()).isEqualTo(200);
        assertThat(turns.note())
                .isEqualTo("Kafka was at most 2.50 s behind the log at the end of a round: 1 of 3 rounds do not count");
    }

    @Test
    void withNoRoundThatCountsThereIsNothingToCompare() {
        assertThatThrownBy(() -> CountingTurns.take(2, () -> round(100, 3), () -> sample(10)))
                .isInstanceOf(NotComparableException.class)
                .hasMessageContaining("Kafka was 3.0 s behind");
    }

    private static Round round(long count, double secondsBehind) {
        return new Round(sample(count), count, secondsBehind);
    }

    private static Sample sample(long count) {
        return Sample.ofWhole(count, 1);
    }
}
