package io.fundsledger.cli.csvimport;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** A plain line every few seconds, for logs and pipes. */
final class LineProgress implements ImportProgress {

    private static final int SECONDS_BETWEEN_LINES = 5;

    private final PrintStream out;
    private final LongSupplier total;
    private final long start = System.nanoTime();
    private final LongAdder done = new LongAdder();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    /** @param total the number of lines, as well as it is known yet */
    LineProgress(PrintStream out, LongSupplier total) {
        this.out = out;
        this.total = total;
        var _ = clock.scheduleAtFixedRate(this::print, SECONDS_BETWEEN_LINES, SECONDS_BETWEEN_LINES, TimeUnit.SECONDS);
    }

    private void print() {
        var rows = done.sum();
        var rate = rows * 1e9 / (System.nanoTime() - start);
        var left = rows == 0 ? "?" : String.format(Locale.ROOT, "%,d s", Math.round((total.getAsLong() - rows) / rate));
        out.println(String.format(Locale.ROOT, "%,d rows, %,.0f/s, about %s left", rows, rate, left));
    }

    @Override
    public void done() {
        done.increment();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
