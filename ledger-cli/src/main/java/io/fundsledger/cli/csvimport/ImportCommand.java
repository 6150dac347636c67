package io.fundsledger.cli.csvimport;

import io.fundsledger.cli.csvimport.ReadSideCheck.Extent;
import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.rest.LedgerClient;
import io.fundsledger.cli.rest.LedgerQueries;
import io.fundsledger.cli.rest.ServiceUnavailableException;
import io.fundsledger.cli.rest.UnexpectedAnswerException;
import io.fundsledger.cli.running.DataOption;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = {
            "Books the rows of a CSV file, opening accounts as they appear.",
            "",
            "Each row is one command under the row's reference as its idempotency key: importing a file again changes"
                    + " nothing, and an import that broke off is repeated by the same call. Where the file has a"
                    + " balance_after, it is compared with the ledger's answer; at the end every account's balance is"
                    + " compared with what query-service shows.",
            "",
            "Columns, by their names in the first line: reference, account, type (deposit or withdrawal), amount,"
                    + " currency, and optionally value_date, category, description, counterparty, balance_after."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every row is booked and every balance is right",
            "1:a row was bad or refused, a balance differs, or a service was away for too long",
            "2:the command line is wrong"
        })
public final class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file, ending in .csv or .csv.gz.")
    Path file = Path.of("");

    @Option(names = "--overdraft-limit", paramLabel = "AMOUNT", description = "Of the accounts opened; default: none.")
    @Nullable String overdraftLimit;

    @Option(
            names = "--check-days",
            description =
                    "Also compares the balance of each account at each of its value dates with the balance_after of"
                            + " its last row of that day. The rows of an account have to be in the order of value dates, and"
                            + " nothing else booked on it.")
    boolean checkDays;

    @Option(
            names = "--check-views",
            description =
                    "Also compares each account's monthly statements and its yearly spending by category with the file, and"
                            + " looks whether the ledger's books balance. The rows of an account have to be in the"
                            + " order of value dates, and nothing else booked on it; no transfer may be under way. What is owed"
                            + " to customers is compared if the ledger has no accounts but the file's.")
    boolean checkViews;

    @Option(names = "--url", paramLabel = "URL", description = "command-service; default: the local ledger's.")
    @Nullable URI commands;

    @Option(names = "--query-url", paramLabel = "URL", description = "query-service; default: the local ledger's.")
    @Nullable URI queries;

    @Mixin
    DataOption data = new DataOption();

    @Option(names = "--in-flight", paramLabel = "N", description = "Requests at once; default: ${DEFAULT-VALUE}.")
    int inFlight = 4;

    @Option(names = "--batch", paramLabel = "N", description = "Rows a request at most; default: ${DEFAULT-VALUE}.")
    int batch = 1_000;

    @Option(names = "--actor", description = "On whose behalf; keys are per actor. Default: ${DEFAULT-VALUE}.")
    String actor = "import";

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long one request is repeated while a service is away; default: ${DEFAULT-VALUE}.")
    int patience = 60;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private static final String GO_ON = "\nNothing is lost: the same command goes on from here.";

    private final PrintStream out;

    ImportCommand(PrintStream out) {
        this.out = out;
    }

    public ImportCommand() {
        this(System.out);
    }

    @Override
    public Integer call() throws InterruptedException {
        require("--in-flight", inFlight, 64);
        require("--batch", batch, 5_000);
        var report = new ImportReport();
        var failure = run(report);
        var summary = report.summary();
        if (failure != null && summary.isEmpty()) {
            out.println("import stopped: " + failure);
            return 1;
        }
        out.print(summary.text());
        summary.findings().forEach(out::println);
        if (failure != null) {
            out.println("import stopped: " + failure);
        }
        return failure == null && summary.clean() ? 0 : 1;
    }

    private void require(String option, int given, int most) {
        if (given < 1 || given > most) {
            throw new ParameterException(
                    spec.commandLine(), "%s is a number from 1 to %d, not %d".formatted(option, most, given));
        }
    }

    private LedgerClient client() {
        return new LedgerClient(
                commands == null ? data.url(LedgerService.COMMAND) : commands, actor, Duration.ofSeconds(patience));
    }

    private LedgerQueries queries() {
        return new LedgerQueries(
                queries == null ? data.url(LedgerService.QUERY) : queries, Duration.ofSeconds(patience));
    }

    private @Nullable String run(ImportReport report) throws InterruptedException {
        try (var client = client();
                var queries = queries();
                var csv = CsvFile.open(file)) {
            var csvImport = new CsvImport(client, overdraftLimit, report);
            try (var progress = ImportProgress.show(out, csv::estimatedLines)) {
                csvImport.send(csv, inFlight, batch, progress);
            }
            new ReadSideCheck(queries, report, new Extent(checkDays, checkViews))
                    .compare(csvImport.accounts(), inFlight);
            return null;
        } catch (UnreadableFileException unreadable) {
            return report.summary().isEmpty() ? unreadable.getMessage() : unreadable.getMessage() + GO_ON;
        } catch (ServiceUnavailableException | UnexpectedAnswerException stopped) {
            return stopped.getMessage() + GO_ON;
        }
    }
}
