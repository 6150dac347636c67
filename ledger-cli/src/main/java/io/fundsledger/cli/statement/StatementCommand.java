package io.fundsledger.cli.statement;

import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.rest.ServiceUnavailableException;
import io.fundsledger.cli.rest.StatementClient;
import io.fundsledger.cli.rest.UnexpectedAnswerException;
import io.fundsledger.cli.running.DataOption;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "statement",
        description = {
            "Writes a statement of an account to a file: as PDF, as CSV, or as the ISO 20022 message camt.053.001.08.",
            "",
            "It names the account's last event that it knows, by position and hash: the same account at the same position"
                    + " gives the same file. docs/statements.md says what is in each."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the statement was written",
            "1:there is no file, and the reason was said",
            "2:the command line is wrong"
        })
public final class StatementCommand implements Callable<Integer> {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Parameters(paramLabel = "ACCOUNT", description = "The account's id or number.")
    String account = "";

    @Mixin
    StatementPeriodOptions period = new StatementPeriodOptions();

    @Option(
            names = "--by",
            description = "Which date counts: ${COMPLETION-CANDIDATES}; default: value, but booking in camt053.")
    @Nullable By by;

    @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    Format format = Format.pdf;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "The file, or '-' for standard output; default: a name made of account and days, in this folder.")
    @Nullable Path out;

    @Option(names = "--force", description = "Replace the file if it is there.")
    boolean force;

    @Option(names = "--url", paramLabel = "URL", description = "query-service; default: the local ledger's.")
    @Nullable URI queries;

    @Mixin
    DataOption data = new DataOption();

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long a request is repeated while the service is away; default: ${DEFAULT-VALUE}.")
    int patience = 60;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final PrintStream screen;
    private final PrintStream say;

    /** Named as the service names them. */
    enum Format {
        pdf,
        csv,
        camt053
    }

    /** Named as the service names them. */
    enum By {
        value,
        booking
    }

    StatementCommand(PrintStream screen, PrintStream say) {
        this.screen = screen;
        this.say = say;
    }

    public StatementCommand() {
        this(System.out, System.err);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (period.isContradictory()) {
            throw new ParameterException(spec.commandLine(), "--month goes with neither --from nor --to");
        }
        var service = queries == null ? data.url(LedgerService.QUERY) : queries;
        try (var client = new StatementClient(service, Duration.ofSeconds(patience))) {
            var id = id(client);
            if (id.isEmpty()) {
                say.println("There is no account with the number " + account);
                return 1;
            }
            write(client, id.get());
            return 0;
        } catch (ServiceUnavailableException | UnexpectedAnswerException stopped) {
            say.println("No statement: " + stopped.getMessage());
        } catch (UncheckedIOException unwritable) {
            say.println("No statement: "
                    + Objects.requireNonNull(unwritable.getCause()).getMessage());
        }
        return 1;
    }

    private Optional<UUID> id(StatementClient client) throws InterruptedException {
        return ID.matcher(account).matches() ? Optional.of(UUID.fromString(account)) : client.account(account);
    }

    private void write(StatementClient client, UUID id) throws InterruptedException {
        var file = new StatementFile(out, force, screen);
        client.document(id, parameters(), (name, document) -> {
            var written = file.write(name, document);
            if (!file.isStandardOutput()) {
                screen.println(written);
            }
        });
    }

    private List<String> parameters() {
        var parameters = new ArrayList<>(List.of("format=" + format));
        parameters.addAll(period.parameters());
        if (by != null) {
            parameters.add("by=" + by);
        }
        return parameters;
    }
}
