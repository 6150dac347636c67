package io.fundsledger.cli.rebuilding;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far a comparison is, in a few words. */
final class ComparisonText {
    private static final int PERCENT = 100;

    private ComparisonText() {}

    /** @param compared from 0 to 1 */
    static String of(double compared, @Nullable Double secondsLeft) {
        var share = String.format(Locale.ROOT, "%.0f %% compared", PERCENT * compared);
        return secondsLeft == null ? share : share + String.format(Locale.ROOT, ", about %.0f s left", secondsLeft);
    }
}
