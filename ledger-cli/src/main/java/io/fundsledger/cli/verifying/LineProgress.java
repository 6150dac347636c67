package io.fundsledger.cli.verifying;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** A plain line every few seconds, for logs and pipes. */
final class LineProgress implements Progress {

    private static final int SECONDS_BETWEEN_LINES = 5;
    private static final double MEBIBYTE = 1 << 20;

    private final PrintStream out;
    private final String task;
    private final long start = System.nanoTime();
    private final LongAdder done = new LongAdder();
    private final LongAdder total = new LongAdder();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    LineProgress(PrintStream out, String task) {
        this.out = out;
        this.task = task;
        var _ = clock.scheduleAtFixedRate(this::print, SECONDS_BETWEEN_LINES, SECONDS_BETWEEN_LINES, TimeUnit.SECONDS);
    }

    private void print() {
        var read = done.sum() / MEBIBYTE;
        var rate = read * 1e9 / (System.nanoTime() - start);
        out.println(String.format(
                Locale.ROOT, "%s: %,.0f of %,.0f MiB, %,.0f MiB/s", task, read, total.sum() / MEBIBYTE, rate));
    }

    @Override
    public void expect(long bytes) {
        total.reset();
        total.add(bytes);
    }

    @Override
    public void read(long bytes) {
        done.add(bytes);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
