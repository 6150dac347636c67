package io.fundsledger.cli.rebuilding;

import io.fundsledger.cli.console.Terminal;
import io.fundsledger.cli.rest.Rebuild;
import java.io.PrintStream;
import java.util.List;

/** Is told how rebuilds get on, and shows it. */
interface RebuildProgress extends AutoCloseable {

    /** Bars on a terminal, lines elsewhere. */
    static RebuildProgress show(PrintStream out) {
        return Terminal.isWatched() ? new BarProgress() : new LineProgress(out);
    }

    void show(List<Rebuild> rebuilds);

    @Override
    void close();
}
