package io.fundsledger.benchmarks;

import io.fundsledger.benchmarks.read.ReadCommand;
import io.fundsledger.benchmarks.write.WriteCommand;
import io.fundsledger.cli.local.LocalLedgerException;
import io.fundsledger.localstack.LocalStackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

@Command(
        name = "ledger bench",
        description = "Measures a ledger of its own beside plain ways of doing the same, in one run. Run it alone: only"
                + " ratios within a run say something, and those only on a machine that does nothing else.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = {ReadCommand.class, WriteCommand.class, HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class BenchCommand implements Runnable {

    static void main(String... arguments) {
        System.exit(new CommandLine(new BenchCommand())
                .setExecutionExceptionHandler(BenchCommand::explain)
                .execute(arguments));
    }

    /** Without a benchmark's name: says which there are. */
    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    private static int explain(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof LocalLedgerException || failure instanceof LocalStackException) {
            System.err.println(failure.getMessage());
        } else {
            failure.printStackTrace();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
