package io.fundsledger.benchmarks.report;

import java.util.Locale;

/** What the ratio to the reference should be. */
public record Goal(boolean least, double ratio) {

    public static Goal atLeast(double ratio) {
        return new Goal(true, ratio);
    }

    public static Goal atMost(double ratio) {
        return new Goal(false, ratio);
    }

    boolean isReachedBy(double measured) {
        return least ? measured >= ratio : measured <= ratio;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %s ×", least ? "≥" : "≤", ratio);
    }
}
