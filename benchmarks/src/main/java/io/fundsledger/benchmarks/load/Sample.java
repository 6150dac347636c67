package io.fundsledger.benchmarks.load;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What one round showed.
 *
 * @param count of what was done
 * @param refused of what a service was too busy for
 * @param latencies of each, in nanoseconds; empty where only the whole was timed
 * @param ownSeconds processor time that this process spent meanwhile
 */
public record Sample(long count, long refused, double seconds, Histogram latencies, double ownSeconds) {

    private static final int DIGITS = 3;

    /** Of something that was timed as a whole. */
    public static Sample ofWhole(long count, double seconds) {
        return new Sample(count, 0, seconds, histogram(), 0);
    }

    public static Histogram histogram() {
        return new Histogram(DIGITS);
    }

    public double perSecond() {
        return count / seconds;
    }

    public double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    public static Sample sum(List<Sample> samples) {
        var latencies = histogram();
        samples.forEach(sample -> latencies.add(sample.latencies()));
        return new Sample(
                samples.stream().mapToLong(Sample::count).sum(),
                samples.stream().mapToLong(Sample::refused).sum(),
                samples.stream().mapToDouble(Sample::seconds).sum(),
                latencies,
                samples.stream().mapToDouble(Sample::ownSeconds).sum());
    }
}
