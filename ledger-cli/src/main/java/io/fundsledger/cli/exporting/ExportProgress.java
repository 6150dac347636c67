package io.fundsledger.cli.exporting;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A line every few seconds on how an export gets on. */
final class ExportProgress implements AutoCloseable {

    private static final int SECONDS_BETWEEN_LINES = 5;

    private final PrintStream out;
    private final long total;
    private final long start = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    private volatile long done;

    /** @param total the number of events to read */
    ExportProgress(PrintStream out, long total) {
        this.out = out;
        this.total = total;
        var _ = clock.scheduleAtFixedRate(this::print, SECONDS_BETWEEN_LINES, SECONDS_BETWEEN_LINES, TimeUnit.SECONDS);
    }

    /** One more event is read. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only one thread reads events
    void done() {
        done++;
    }

    private void print() {
        var rate = Math.max(1, perSecond());
        out.println(String.format(
                Locale.ROOT, "%,d of %,d events, %,d/s, about %,d s left", done, total, rate, (total - done) / rate));
    }

    long perSecond() {
        return Math.round(done * 1e9 / Math.max(1, System.nanoTime() - start));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
