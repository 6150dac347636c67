package io.fundsledger.cli.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.cli.exporting.UnwritableException;
import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.local.LocalLedgerException;
import io.fundsledger.cli.rest.CheckpointClient;
import io.fundsledger.cli.rest.ServiceUnavailableException;
import io.fundsledger.cli.rest.UnexpectedAnswerException;
import io.fundsledger.cli.running.DataOption;
import io.fundsledger.events.CheckpointJson;
import io.fundsledger.events.SignedCheckpoint;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "checkpoint",
        description = {
            "Prints the newest signed checkpoint of the log, or saves it for an auditor to keep.",
            "",
            "Whoever keeps it and the public key can prove later that nothing it saw was removed or changed:"
                    + " see docs/auditing.md."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:there is one, and it was printed or saved",
            "1:there is none yet, the file is there already, or the service was away for too long",
            "2:the command line is wrong"
        })
public final class CheckpointCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "FILE", description = "A new file; default: it is printed.")
    @Nullable Path out;

    @Option(names = "--url", paramLabel = "URL", description = "command-service; default: the local ledger's.")
    @Nullable URI commands;

    @Mixin
    DataOption data = new DataOption();

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long the service may be away; default: ${DEFAULT-VALUE}.")
    int patience = 60;

    private final PrintStream screen = System.out;

    @Override
    public Integer call() throws InterruptedException {
        try {
            var newest = newest();
            newest.ifPresentOrElse(
                    this::show,
                    () -> screen.println("There is no checkpoint yet: the log is empty, or no key is configured"));
            return newest.isPresent() ? 0 : 1;
        } catch (ServiceUnavailableException | UnexpectedAnswerException stopped) {
            screen.println(stopped.getMessage());
            return 1;
        }
    }

    private Optional<SignedCheckpoint> newest() throws InterruptedException {
        var service = commands == null ? data.url(LedgerService.COMMAND) : commands;
        try (var client = new CheckpointClient(service, Duration.ofSeconds(patience))) {
            return client.newest();
        }
    }

    private void show(SignedCheckpoint signed) {
        var line = new String(CheckpointJson.write(signed), UTF_8) + "\n";
        if (out == null) {
            screen.print(line);
            return;
        }
        save(out, line);
        var checkpoint = signed.checkpoint();
        screen.printf(
                "Checkpoint %d of %s saw %d events; saved in %s%n",
                checkpoint.number(), checkpoint.time(), checkpoint.events(), out);
    }

    private static void save(Path file, String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException kept) {
            throw new LocalLedgerException(file + " is there already, and is kept: choose another name", kept);
        } catch (IOException e) {
            throw new LocalLedgerException(UnwritableException.of(file, e).text(), e);
        }
    }
}
