package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.StageCommand;
import io.fundsledger.benchmarks.stage.Stage;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "read",
        description = {
            "Queries, and what keeps the views: balances, statements, search, catching up.",
            "",
            "Starts a ledger of its own on free ports, fills it, measures each case and its reference by turns, prints"
                    + " a table and writes it down. Ends what it started, also when interrupted."
        })
public final class ReadCommand extends StageCommand {

    @Mixin
    private Sizes sizes = new Sizes();

    public ReadCommand() {
        super("bench read");
    }

    @Override
    protected void check() {
        sizes.check();
    }

    @Override
    protected boolean wantsAll() {
        return sizes.wantsAll();
    }

    @Override
    protected Findings measure(Stage stage, long seed, Path folder, PrintStream out) throws Exception {
        stage.start();
        return new Findings(new ReadRun(stage, sizes, seed, folder, out).text(), true);
    }
}
