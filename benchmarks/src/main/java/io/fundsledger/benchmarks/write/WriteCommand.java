package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.StageCommand;
import io.fundsledger.benchmarks.stage.Stage;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "write",
        description = {
            "Commands over REST, and the log by itself, beside CRUD in plain SQL (pgbench) and COPY.",
            "",
            "Starts Postgres, Kafka and command-service on free ports, measures each case and its reference by turns,"
                    + " prints a table and writes it down. Every answer is checked, and whether the log and Kafka have"
                    + " what was answered; a case that does not stand that is not compared, and the exit code is 1."
                    + " Ends what it started, also when interrupted."
        })
public final class WriteCommand extends StageCommand {

    @Mixin
    private Sizes sizes = new Sizes();

    public WriteCommand() {
        super("bench write");
    }

    @Override
    protected void check() {
        sizes.check();
    }

    @Override
    protected boolean wantsAll() {
        return sizes.wantsAll() && sizes.profile().isEmpty();
    }

    @Override
    protected Findings measure(Stage stage, long seed, Path folder, PrintStream out) throws Exception {
        stage.startWriting();
        var run = new WriteRun(stage, sizes, seed, folder, out);
        return new Findings(run.text(), run.isComplete());
    }
}
