package io.fundsledger.cli.journal;

import static java.util.stream.Collectors.joining;

import io.fundsledger.cli.exporting.ExportTarget;
import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.rest.JournalClient;
import io.fundsledger.cli.rest.ServiceUnavailableException;
import io.fundsledger.cli.rest.UnexpectedAnswerException;
import io.fundsledger.cli.running.DataOption;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "journal",
        description = {
            "Writes the general ledger as plain-text accounting, which hledger reads.",
            "",
            "What is recorded meanwhile is not in it: the first lines say up to which positions it goes. docs/journal.md"
                    + " says what is in it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the journal is whole",
            "1:there is none, and the reason was said",
            "2:the command line is wrong"
        })
public final class JournalCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write it; '-', the default, is standard output.")
    Path file = Path.of("-");

    @Option(names = "--account", paramLabel = "ID", description = "Only this account's transactions.")
    @Nullable UUID account;

    @Option(names = "--from", paramLabel = "DATE", description = "Only what was booked on this day or later.")
    @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Only what was booked on this day or earlier.")
    @Nullable LocalDate to;

    @Option(names = "--url", paramLabel = "URL", description = "query-service; default: the local ledger's.")
    @Nullable URI queries;

    @Mixin
    DataOption data = new DataOption();

    @Option(names = "--force", description = "Replace the file if it is there.")
    boolean force;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long the request is repeated while the service is away; default: ${DEFAULT-VALUE}.")
    int patience = 60;

    private final PrintStream out;
    private final PrintStream say;

    JournalCommand(PrintStream out, PrintStream say) {
        this.out = out;
        this.say = say;
    }

    public JournalCommand() {
        this(System.out, System.err);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!isStandardOutput() && !force && Files.exists(file)) {
            say.println(file + " is there already: choose another name, or replace it with --force");
            return 1;
        }
        try (var target = isStandardOutput() ? ExportTarget.standardOutput(out) : ExportTarget.file(file)) {
            try (var written = target.out()) {
                new JournalClient(url(), Duration.ofSeconds(patience))
                        .journal(query(), journal -> journal.transferTo(written));
            }
            target.finish();
            return 0;
        } catch (ServiceUnavailableException | UnexpectedAnswerException | IOException stopped) {
            say.println("journal stopped: " + stopped.getMessage());
            return 1;
        }
    }

    private String query() {
        var parameters = Stream.of(parameter("accountId", account), parameter("from", from), parameter("to", to))
                .filter(Objects::nonNull)
                .collect(joining("&"));
        return parameters.isEmpty() ? "" : "?" + parameters;
    }

    private static @Nullable String parameter(String name, @Nullable Object value) {
        return value == null ? null : name + "=" + value;
    }

    private boolean isStandardOutput() {
        return file.toString().equals("-");
    }

    private URI url() {
        return queries == null ? data.url(LedgerService.QUERY) : queries;
    }
}
