package io.fundsledger.cli;

import io.fundsledger.cli.checkpoint.CheckpointCommand;
import io.fundsledger.cli.csvimport.ImportCommand;
import io.fundsledger.cli.exporting.ExportCommand;
import io.fundsledger.cli.journal.JournalCommand;
import io.fundsledger.cli.local.LocalLedgerException;
import io.fundsledger.cli.logimport.ImportLogCommand;
import io.fundsledger.cli.rebuilding.RebuildCommand;
import io.fundsledger.cli.running.DownCommand;
import io.fundsledger.cli.running.StatusCommand;
import io.fundsledger.cli.running.UpCommand;
import io.fundsledger.cli.statement.StatementCommand;
import io.fundsledger.cli.verifying.VerifyCommand;
import io.fundsledger.localstack.LocalStackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

@Command(
        name = "ledger",
        description = "Runs a funds ledger on this machine, and feeds it.",
        footer = {
            "",
            "./ledger bench measures one beside plain ways of doing the same; see ./ledger bench --help.",
            "./ledger simulate lets everything go wrong in memory, by a seed; see ./ledger simulate --help."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            ImportCommand.class,
            RebuildCommand.class,
            VerifyCommand.class,
            ExportCommand.class,
            JournalCommand.class,
            ImportLogCommand.class,
            CheckpointCommand.class,
            StatementCommand.class,
            HelpCommand.class
        })
public final class LedgerCommand {

    static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return TypedValues.readIn(new CommandLine(new LedgerCommand()))
                .setExecutionExceptionHandler(LedgerCommand::explain);
    }

    /** What is meant for the person at the terminal is one clear line; anything else is a defect, shown whole. */
    private static int explain(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof LocalLedgerException || failure instanceof LocalStackException) {
            System.err.println(failure.getMessage());
        } else {
            failure.printStackTrace();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
