package io.fundsledger.cli;

import io.fundsledger.cli.csvimport.ImportCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

@Command(
        name = "ledger",
        description = "Runs and feeds a funds ledger.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        subcommands = {ImportCommand.class, HelpCommand.class})
public final class LedgerCommand {

    static void main(String... arguments) {
        System.exit(new CommandLine(new LedgerCommand()).execute(arguments));
    }
}
