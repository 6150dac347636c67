package io.fundsledger.cli.exporting;

import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.logfile.LogFileEnd;
import io.fundsledger.cli.logfile.LogFileHeader;
import io.fundsledger.cli.logfile.LogFileWriter;
import io.fundsledger.cli.logfile.LogScope;
import io.fundsledger.cli.rest.LedgerLog;
import io.fundsledger.cli.rest.LogClient;
import io.fundsledger.cli.rest.ServiceUnavailableException;
import io.fundsledger.cli.rest.UnexpectedAnswerException;
import io.fundsledger.cli.running.DataOption;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.MalformedEventException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
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
        name = "export",
        description = {
            "Writes the log to a file: every event, a line each, with the hashes that prove that none is missing or changed.",
            "",
            "What is recorded while the export runs is not in it: each partition goes as far as it did at the beginning. The"
                    + " chain is checked on the way. docs/export.md says what is in the file and how to check it with"
                    + " nothing else; ./ledger import-log makes a ledger of it again."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the file is whole",
            "1:there is no file, and the reason was said",
            "2:the command line is wrong"
        })
public final class ExportCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The file, compressed if its name ends in .gz; '-', the default, is standard output.")
    Path file = Path.of("-");

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "Only this account's events. Its whole partition is read, since that proves them.")
    @Nullable UUID account;

    @Option(
            names = "--partitions",
            paramLabel = "FROM-TO",
            converter = PartitionRange.class,
            description = "Only these partitions, such as 0-7, both inclusive.")
    LogScope.@Nullable Partitions partitions;

    @Option(names = "--url", paramLabel = "URL", description = "command-service; default: the local ledger's.")
    @Nullable URI commands;

    @Mixin
    DataOption data = new DataOption();

    @Option(names = "--force", description = "Replace the file if it is there.")
    boolean force;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long one request is repeated while the service is away; default: ${DEFAULT-VALUE}.")
    int patience = 60;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final PrintStream out;
    private final PrintStream say;

    public ExportCommand(PrintStream out, PrintStream say) {
        this.out = out;
        this.say = say;
    }

    public ExportCommand() {
        this(System.out, System.err);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (account != null && partitions != null) {
            throw new ParameterException(spec.commandLine(), "--account and --partitions do not go together");
        }
        if (!isStandardOutput() && !force && Files.exists(file)) {
            say.println(file + " is there already: choose another name, or replace it with --force");
            return 1;
        }
        try (var client = new LogClient(url(), Duration.ofSeconds(patience))) {
            export(client);
            return 0;
        } catch (ServiceUnavailableException
                | UnexpectedAnswerException
                | BrokenChainException
                | MalformedEventException
                | IllegalArgumentException stopped) {
            say.println("export stopped: " + stopped.getMessage());
        } catch (UncheckedIOException unwritable) {
            say.println("export stopped: "
                    + UnwritableException.of(file, Objects.requireNonNull(unwritable.getCause()))
                            .text());
        } catch (IOException unwritable) {
            say.println("export stopped: "
                    + UnwritableException.of(file, unwritable).text());
        }
        return 1;
    }

    private void export(LogClient client) throws IOException, InterruptedException {
        var log = client.log();
        var header = header(log);
        try (var target = target()) {
            LogFileEnd end;
            try (var writer = new LogFileWriter(target.out(), target.name(), header);
                    var progress = new ExportProgress(say, eventsToRead(log))) {
                end = new LogExport(client, log, scope(), progress).writeTo(writer);
                say.println(String.format(
                        Locale.ROOT,
                        "%,d events of ledger %s, %,d/s",
                        end.events(),
                        log.ledgerId(),
                        progress.perSecond()));
            }
            target.finish();
        }
    }

    /** What this release cannot check it does not vouch for. */
    private LogFileHeader header(LedgerLog log) {
        if (!log.hashFormat().equals(Integer.toString(HashChain.FORMAT))) {
            throw new IllegalArgumentException(
                    "the ledger's hash format is %s, which this release does not know: use the ledger's own release"
                            .formatted(log.hashFormat()));
        }
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new LogFileHeader(log.ledgerId(), log.partitions(), log.timeZone(), log.hashFormat(), scope(), now);
    }

    private LogScope scope() {
        if (account != null) {
            return new LogScope.OfAccount(account);
        }
        return partitions == null ? new LogScope.All() : partitions;
    }

    private long eventsToRead(LedgerLog log) {
        return log.heads().stream()
                .filter(head -> scope().needs(head.partition(), log.partitions()))
                .mapToLong(LedgerLog.Head::position)
                .sum();
    }

    private ExportTarget target() throws IOException {
        return isStandardOutput() ? ExportTarget.standardOutput(out) : ExportTarget.file(file);
    }

    private boolean isStandardOutput() {
        return file.toString().equals("-");
    }

    private URI url() {
        return commands == null ? data.url(LedgerService.COMMAND) : commands;
    }
}
