package io.fundsledger.command.logimport;

import java.io.PrintStream;
import java.util.Locale;

/** A line every few seconds on how an import gets on. */
final class ImportProgress {

    private static final long NANOS_BETWEEN_LINES = 5_000_000_000L;

    private final PrintStream out;
    private final long start = System.nanoTime();
    private long said = start;
    private long written;

    ImportProgress(PrintStream out) {
        this.out = out;
    }

    /** So many more events are written. */
    void add(long events) {
        written += events;
        var now = System.nanoTime();
        if (now - said >= NANOS_BETWEEN_LINES) {
            said = now;
            out.println(String.format(Locale.ROOT, "%,d events, %,.0f/s", written, written * 1e9 / (now - start)));
        }
    }
}
