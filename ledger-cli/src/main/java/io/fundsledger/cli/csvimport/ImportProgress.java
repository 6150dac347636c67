package io.fundsledger.cli.csvimport;

import io.fundsledger.cli.console.Terminal;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/** Is told how an import gets on, and shows it. */
interface ImportProgress extends AutoCloseable {

    /**
     * A bar on a terminal, lines elsewhere.
     *
     * @param total the number of lines, as well as it is known yet
     */
    static ImportProgress show(PrintStream out, LongSupplier total) {
        return Terminal.isWatched() ? new BarProgress(total) : new LineProgress(out, total);
    }

    /** One more line is dealt with, one way or the other. */
    void done();

    @Override
    void close();
}
