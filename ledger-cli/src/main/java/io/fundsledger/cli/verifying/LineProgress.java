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

    private final PrintStream out;
    private final Unit unit;
    private final long start = System.nanoTime();
    private final LongAdder all = new LongAdder();
    private final LongAdder done = new LongAdder();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    LineProgress(PrintStream out, Unit unit) {
        this.out = out;
        this.unit = unit;
        var _ = clock.scheduleAtFixedRate(this::print, SECONDS_BETWEEN_LINES, SECONDS_BETWEEN_LINES, TimeUnit.SECONDS);
    }

    private void print() {
        var read = (double) done.sum() / unit.size();
        var rate = read * 1e9 / (System.nanoTime() - start);
        out.println(String.format(
                Locale.ROOT, "%,.0f of %,.0f %s, %,.0f/s", read, (double) all.sum() / unit.size(), unit.name(), rate));
    }

    @Override
    public void expect(long more) {
        all.add(more);
    }

    @Override
    public void read(long more) {
        done.add(more);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
