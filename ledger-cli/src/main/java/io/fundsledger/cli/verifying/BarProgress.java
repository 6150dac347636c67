package io.fundsledger.cli.verifying;

import me.tongfei.progressbar.ProgressBar;

/** A bar with rate and time left where somebody watches. */
final class BarProgress implements Progress {

    private static final long MEBIBYTE = 1 << 20;

    private final ProgressBar bar;

    BarProgress(String task) {
        bar = ProgressBar.builder()
                .setTaskName(task)
                .setUnit(" MiB", MEBIBYTE)
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .setInitialMax(1)
                .build();
    }

    @Override
    public void expect(long bytes) {
        bar.maxHint(bytes);
    }

    @Override
    public void read(long bytes) {
        bar.stepBy(bytes);
    }

    @Override
    public void close() {
        bar.close();
    }
}
