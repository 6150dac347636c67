package io.fundsledger.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.benchmarks.load.Sample;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ResultTest {

    @Test
    void theMedianOfTheRoundsRatiosIsWhatCounts() {
        var result = result(Figure.PER_SECOND, Goal.atLeast(0.8), rates(900, 100, 700), rates(1000, 1000, 1000));

        assertThat(result.row())
                .isEqualTo("| case | 567/s | reference | 1,000/s | **missed** 0.70 (0.10–0.90) | ≥ 0.8 × |");
    }

    @Test
    void ofAnEvenNumberOfRoundsItIsBetweenTheTwoInTheMiddle() {
        assertThat(result(Figure.PER_SECOND, Goal.atLeast(0.8), rates(1000, 600), rates(1000, 1000))
                        .row())
                .contains("| 0.80 (0.60–1.00) |");
    }

    @Test
    void timesAreComparedAtTheirPercentile() {
        var slow = List.of(latencies(1, 2, 30));
        var fast = List.of(latencies(1, 1, 10));

        assertThat(result(Figure.P50, Goal.atMost(1.5), slow, fast).row())
                .contains("p50 2.00, p99 30.02, p99.9 30.02 ms", "| **missed** 2.00 (2.00–2.00) | ≤ 1.5 × |");
        assertThat(result(Figure.P99, Goal.atMost(3.1), slow, fast).row()).contains("| 3.00 (3.00–3.00) | ≤ 3.1 × |");
    }

    @Test
    void aWholeIsComparedByItsTime() {
        var result = result(
                Figure.SECONDS, Goal.atMost(3), List.of(Sample.ofWhole(1000, 5)), List.of(Sample.ofWhole(1000, 2)));

        assertThat(result.row()).contains("1,000 in 5.0 s", "1,000 in 2.0 s", "| 2.50 (2.50–2.50) | ≤ 3.0 × |");
    }

    @Test
    void whatWasRefusedIsSaid() {
        var busy = List.of(new Sample(900, 2, 1, Sample.histogram(), 0));

        assertThat(result(Figure.PER_SECOND, Goal.atLeast(0.8), busy, rates(1000))
                        .row())
                .contains("| 900/s; 2 refused | reference | 1,000/s |");
    }

    private static Result result(Figure figure, Goal goal, List<Sample> samples, List<Sample> references) {
        return new Result("case", "reference", figure, goal, samples, references, "");
    }

    private static List<Sample> rates(long... rates) {
        return LongStream.of(rates).mapToObj(rate -> Sample.ofWhole(rate, 1)).toList();
    }

    private static Sample latencies(long... millis) {
        var latencies = Sample.histogram();
        LongStream.of(millis).forEach(each -> latencies.recordValue(each * 1_000_000));
        return new Sample(millis.length, 0, 1, latencies, 0);
    }
}
