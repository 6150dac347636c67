package io.fundsledger.cli.csvimport;

import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;

/** A bar with rate and time left where somebody watches. */
final class BarProgress implements ImportProgress {

    private static final long ROWS_BETWEEN_ESTIMATES = 500;

    private final LongSupplier total;
    private final ProgressBar bar = ProgressBar.builder()
            .setTaskName("import")
            .setUnit(" rows", 1)
            .setUpdateIntervalMillis(200)
            .showSpeed()
            .setInitialMax(1)
            .build();

    /** @param total the number of lines, as well as it is known yet */
    BarProgress(LongSupplier total) {
        this.total = total;
    }

    @Override
    public void done() {
        if (bar.step().getCurrent() % ROWS_BETWEEN_ESTIMATES == 1) {
            bar.maxHint(total.getAsLong());
        }
    }

    @Override
    public void close() {
        bar.maxHint(bar.getCurrent());
        bar.close();
    }
}
