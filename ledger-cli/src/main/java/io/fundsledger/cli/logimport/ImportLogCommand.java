package io.fundsledger.cli.logimport;

import io.fundsledger.cli.logfile.LogFileException;
import io.fundsledger.cli.logfile.LogFileReader;
import io.fundsledger.cli.logfile.LogScope;
import io.fundsledger.cli.running.DataOption;
import io.fundsledger.cli.running.LogImporter;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "import-log",
        description = {
            "Makes a ledger on this machine of an exported log: the same ledger with the same events, positions and hashes.",
            "",
            "The ledger must not run, and have no events; with --data it can be made beside another. Every line is checked"
                    + " before it is written. An import that broke off is repeated by the same call, and not"
                    + " served before it is whole. The views are made of the log when the ledger is started."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all of the log is in the ledger",
            "1:it is not, and the reason was said",
            "2:the command line is wrong"
        })
public final class ImportLogCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What ./ledger export wrote, without --account and --partitions.")
    Path file = Path.of("");

    @Mixin
    DataOption data = new DataOption();

    private final PrintStream out;

    ImportLogCommand(PrintStream out) {
        this.out = out;
    }

    public ImportLogCommand() {
        this(System.out);
    }

    @Override
    public Integer call() {
        try (var log = LogFileReader.open(file)) {
            if (!(log.header().scope() instanceof LogScope.All)) {
                out.println(file
                        + " holds a part of a log, and a ledger is made of the whole: export it without --account and"
                        + " --partitions");
                return 1;
            }
            return new LogImporter(data, out).run(file, log.header());
        } catch (LogFileException noLog) {
            out.println(noLog.getMessage());
            return 1;
        }
    }
}
