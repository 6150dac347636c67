package io.fundsledger.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.events.CheckpointJson;
import io.fundsledger.events.CheckpointKey;
import io.fundsledger.events.SignedCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ledger up}, {@code status} and {@code down}, as a developer uses them. */
class LocalLedgerCommandsTest {

    private static final String[] ANY_PORTS = {
        "--command-port=0",
        "--projector-port=0",
        "--query-port=0",
        "--postgres-port=0",
        "--kafka-port=0",
        "--elasticsearch-port=0"
    };

    @TempDir
    Path parent = Path.of("");

    private Path data = Path.of("");

    @BeforeEach
    void openToTheServersUser() throws IOException {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        data = parent.resolve("ledger");
    }

    @AfterEach
    void leaveNothingRunning() {
        ledger("down").expectExitCode(0);
    }

    @Test
    void aLedgerIsStartedLookedAtMendedStoppedAndFoundAgain() {
        var up = up().expectExitCode(0).output();
        assertThat(up).contains("The ledger is up", "./ledger down --data " + data);
        var commands = URI.create(found(up, "command-service +(http://\\S+)"));
        var before = new LedgerApi(commands, commands, URI.create(found(up, "query-service +(http://\\S+)")));
        var account = before.open();
        var deposit = before.deposit(account, "5.00").expect(201);
        before.balance(account, deposit.position()).expect(200);
        var checkpoint = keptCheckpoint();
        assertThat(publicKey().accepts(checkpoint)).isTrue();
        assertThat(checkpoint.checkpoint().events()).isPositive();

        var status = ledger("status").expectExitCode(0).output();
        assertThat(status).contains("postgres", "kafka", "elasticsearch", "accounts", "transactions");

        kill(found(status, "projector-service +ready +(\\d+)"));
        assertThat(ledger("status").expectExitCode(3).output()).containsPattern("projector-service +gone");
        assertThat(up().expectExitCode(0).output()).contains("Starting again: projector-service");
        assertThat(ledger("status").expectExitCode(0).output()).containsPattern("projector-service +ready");

        assertThat(ledger("down").expectExitCode(0).output()).contains("its data stays in " + data);
        assertThat(ledger("status").expectExitCode(3).output()).contains("No ledger is running");
        assertThat(pids(status).flatMap(pid -> ProcessHandle.of(pid).stream())).noneMatch(ProcessHandle::isAlive);

        var again = URI.create(found(up().expectExitCode(0).output(), "command-service +(http://\\S+)"));
        var replayed = LedgerApi.get(again.resolve("/v1/accounts/" + account + "/replay"));
        assertThat(replayed.expect(200).text("balance")).isEqualTo("5.00");
        assertThat(publicKey().keyId()).isEqualTo(checkpoint.checkpoint().keyId());
    }

    @Test
    void aFigureThatWasChangedByHandIsNamedUntilTheViewIsMadeAnew() {
        var up = up().expectExitCode(0).output();
        var commands = URI.create(found(up, "command-service +(http://\\S+)"));
        var api = new LedgerApi(commands, commands, URI.create(found(up, "query-service +(http://\\S+)")));
        var account = api.open();
        api.balance(account, api.deposit(account, "5.00").expect(201).position())
                .expect(200);
        awaitReconciliation("agrees");

        ViewStores.change(
                found(ledger("status").output(), "postgres +running +\\d+ +(\\S+)"),
                "accounts",
                "account",
                "balance = balance + 1",
                account);
        assertThat(awaitReconciliation("differs").expectExitCode(3).output()).contains("account " + account + " at ");

        ledger("rebuild", "accounts", "--accept-differences").expectExitCode(0);
        awaitReconciliation("agrees").expectExitCode(0);
    }

    private LedgerCli awaitReconciliation(String state) {
        return await().atMost(Duration.ofMinutes(2))
                .until(() -> ledger("status"), status -> status.output().contains("reconciliation     " + state));
    }

    /** As an auditor gets it; the first is signed about a second after the first event. */
    private SignedCheckpoint keptCheckpoint() {
        var file = parent.resolve("checkpoint.json");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ledger("checkpoint", "--out", file.toString()).exitCode() == 0);
        assertThat(ledger("checkpoint", "--out", file.toString())
                        .expectExitCode(1)
                        .output())
                .contains("is there already");
        return CheckpointJson.read(bytes(file));
    }

    private CheckpointKey publicKey() {
        return CheckpointKey.ofPem(new String(bytes(data.resolve("checkpoint-key.public.pem")), UTF_8));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private LedgerCli up() {
        return ledger(
                Stream.concat(Stream.of("up", "--detach"), Stream.of(ANY_PORTS)).toArray(String[]::new));
    }

    private LedgerCli ledger(String... arguments) {
        return LedgerCli.run(Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString()))
                .toArray(String[]::new));
    }

    private static void kill(String pid) {
        var process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        assertThat(process.destroyForcibly()).isTrue();
        process.onExit().join();
    }

    private static Stream<Long> pids(String status) {
        return Pattern.compile("(?m)^\\S+ +\\S+ +(\\d+)  ")
                .matcher(status)
                .results()
                .map(row -> Long.valueOf(row.group(1)));
    }

    private static String found(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in: " + text).isTrue();
        return matcher.group(1);
    }
}
