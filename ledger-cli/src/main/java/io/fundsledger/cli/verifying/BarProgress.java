package io.fundsledger.cli.verifying;

import me.tongfei.progressbar.ProgressBar;

/** A bar with rate and time left where somebody watches. */
final class BarProgress implements Progress {

    private final ProgressBar bar;

    BarProgress(Unit unit) {
        bar = ProgressBar.builder()
                .setTaskName("verify")
                .setUnit(" " + unit.name(), unit.size())
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .setInitialMax(1)
                .build();
    }

    @Override
    public void expect(long all) {
        bar.maxHint(bar.getCurrent() + all);
    }

    @Override
    public void read(long more) {
        bar.stepBy(more);
    }

    @Override
    public void close() {
        bar.close();
    }
}
