package io.fundsledger.cli.verifying;

import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.logfile.LogFileException;
import io.fundsledger.cli.rest.LedgerQueries;
import io.fundsledger.cli.rest.LogClient;
import io.fundsledger.cli.rest.ServiceUnavailableException;
import io.fundsledger.cli.rest.UnexpectedAnswerException;
import io.fundsledger.cli.running.DataOption;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
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
        name = "verify",
        description = {
            "Checks a running ledger, or an exported log.",
            "",
            "Checked are the hashes and what they link, positions and versions without gap, that time does not run"
                    + " back, that every account's events could follow one another by the rules, and that both legs of"
                    + " every transfer are there. The first fault of each partition is named. Of a running ledger, whose"
                    + " log is right, every view is then compared with what the log comes to."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is wrong",
            "1:something is wrong, and has been named",
            "2:the command line is wrong, or the ledger cannot be reached"
        })
public final class VerifyCommand implements Callable<Integer> {

    private static final int RIGHT = 0;
    private static final int WRONG = 1;
    private static final int UNREACHABLE = 2;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "An exported log, ending in .gz if compressed; default: the running ledger.")
    @Nullable Path file;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "A signed checkpoint, kept elsewhere: only with one is it found that the end of a log was cut off,"
                            + " or all of it written anew. The log has to hold all partitions or some, not an account.")
    @Nullable Path checkpoint;

    @Option(
            names = "--key",
            paramLabel = "PUBLIC.pem",
            description = "The public key of who signed it, which did not come from the ledger that is checked.")
    @Nullable Path key;

    @Option(
            names = "--views",
            paramLabel = "WHICH",
            description =
                    "Which views of the running ledger are compared: ${COMPLETION-CANDIDATES}; some are accounts and"
                            + " books, which come in pages; all are also spending and transactions of each account."
                            + " Default: ${DEFAULT-VALUE}.")
    ViewsAsked views = ViewsAsked.ALL;

    @Option(names = "--url", paramLabel = "URL", description = "command-service; default: the local ledger's.")
    @Nullable URI commands;

    @Option(names = "--query-url", paramLabel = "URL", description = "query-service; default: the local ledger's.")
    @Nullable URI queries;

    @Mixin
    DataOption data = new DataOption();

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long one request is repeated while a service is away; default: ${DEFAULT-VALUE}.")
    int patience = 60;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final PrintStream out;

    public VerifyCommand(PrintStream out) {
        this.out = out;
    }

    public VerifyCommand() {
        this(System.out);
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            return (file == null ? verifyRunning() : verifyFile(file)) ? RIGHT : WRONG;
        } catch (LogFileException | WrongCheckpointException wrong) {
            out.println(wrong.getMessage());
            return WRONG;
        } catch (IOException damaged) {
            out.println(file == null ? damaged.toString() : file + ": " + damaged.getMessage());
            return WRONG;
        } catch (ServiceUnavailableException | UnexpectedAnswerException away) {
            out.println(away.getMessage());
            return UNREACHABLE;
        }
    }

    private boolean verifyFile(Path exported) throws IOException, InterruptedException {
        if (!Files.isReadable(exported)) {
            throw new ParameterException(spec.commandLine(), "There is no file %s to be read".formatted(exported));
        }
        return new FileVerifier(out, witness()).verify(exported);
    }

    private boolean verifyRunning() throws IOException, InterruptedException {
        var wait = Duration.ofSeconds(patience);
        try (var client = new LogClient(commands == null ? data.url(LedgerService.COMMAND) : commands, wait);
                var shown = new LedgerQueries(queries == null ? data.url(LedgerService.QUERY) : queries, wait)) {
            return new LiveVerifier(out, witness(), views).verify(client, shown);
        }
    }

    private Witness witness() {
        if (checkpoint == null && key == null) {
            return Witness.NONE;
        }
        if (checkpoint == null || key == null) {
            throw new ParameterException(
                    spec.commandLine(), "A checkpoint is believed by a key: --checkpoint and --key come together");
        }
        return CheckpointFile.read(checkpoint, key);
    }
}
