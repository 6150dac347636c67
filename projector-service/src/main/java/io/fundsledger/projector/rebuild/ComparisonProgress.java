package io.fundsledger.projector.rebuild;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells from time to time how much of a comparison is done, and how long the rest takes at that pace. Used by one thread. */
final class ComparisonProgress {
    private static final Duration BETWEEN_TELLINGS = Duration.ofMillis(500);

    private final LongSupplier nanos;
    private final Listener listener;
    private long all;
    private long started;
    private long nextTelling;

    interface Listener {

        /** So much is done, from 0 to 1. */
        void compared(double share, Duration left);
    }

    /** @param nanos a clock that only runs on, such as {@link System#nanoTime} */
    ComparisonProgress(LongSupplier nanos, Listener listener) {
        this.nanos = nanos;
        this.listener = listener;
    }

    /** @param work how much there is to compare, in whatever unit {@link #at} speaks of */
    void begin(long work) {
        all = work;
        started = nanos.getAsLong();
        nextTelling = started;
    }

    /** So much has been compared by now. */
    void at(long done) {
        var now = nanos.getAsLong();
        if (done > 0 && now - nextTelling >= 0) {
            nextTelling = now + BETWEEN_TELLINGS.toNanos();
            var share = Math.min(1, (double) done / all);
            listener.compared(share, Duration.ofNanos(Math.round((now - started) * (1 - share) / share)));
        }
    }
}
