package io.fundsledger.benchmarks.report;

import io.fundsledger.benchmarks.load.Sample;
import java.util.Locale;

/** What of a sample is compared with the reference's. */
public enum Figure {
    PER_SECOND {
        @Override
        double of(Sample sample) {
            return sample.perSecond();
        }

        @Override
        String text(Sample sample) {
            return sample.latencies().getTotalCount() == 0 ? rate(sample) : rate(sample) + "; " + percentiles(sample);
        }
    },
    P50 {
        @Override
        double of(Sample sample) {
            return sample.millis(50);
        }
    },
    P99 {
        @Override
        double of(Sample sample) {
            return sample.millis(99);
        }
    },
    SECONDS {
        @Override
        double of(Sample sample) {
            return sample.seconds();
        }

        @Override
        String text(Sample sample) {
            return String.format(Locale.ROOT, "%,d in %.1f s", sample.count(), sample.seconds());
        }
    };

    abstract double of(Sample sample);

    /** For a person. */
    String text(Sample sample) {
        return percentiles(sample);
    }

    private static String rate(Sample sample) {
        return String.format(Locale.ROOT, "%,.0f/s", sample.perSecond());
    }

    private static String percentiles(Sample sample) {
        return String.format(
                Locale.ROOT,
                "p50 %.2f, p99 %.2f, p99.9 %.2f ms",
                sample.millis(50),
                sample.millis(99),
                sample.millis(99.9));
    }
}
