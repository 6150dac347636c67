package io.fundsledger.cli.verifying;

import io.fundsledger.cli.console.Terminal;
import java.io.PrintStream;

/** Is told by several threads how verifying gets on, and shows it. */
interface Progress extends AutoCloseable {

    /** A bar on a terminal, lines elsewhere. */
    static Progress show(PrintStream out, String task) {
        return Terminal.isWatched() ? new BarProgress(task) : new LineProgress(out, task);
    }

    /** How many bytes there are to read. */
    void expect(long bytes);

    /** So many more bytes have been read. */
    void read(long bytes);

    @Override
    void close();
}
