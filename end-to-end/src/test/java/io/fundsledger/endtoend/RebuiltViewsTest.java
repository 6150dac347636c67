package io.fundsledger.endtoend;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.cli.local.LedgerPart;
import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.local.LocalLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ledger rebuild}: under readers and an import, after kills, and from nothing. */
@OnOneLedger
class RebuiltViewsTest {
    private static final int ACCOUNTS = 20;
    private static final int VIEWS = 4;
    private static final long ENOUGH_READS = 2_000;

    private final LocalLedger processes;
    private final LedgerApi ledger;

    RebuiltViewsTest(LocalLedger processes, LedgerApi ledger) {
        this.processes = processes;
        this.ledger = ledger;
    }

    @Test
    void readersNoticeNothingWhileImportsGoOn(@TempDir Path folder) throws Exception {
        var account = ledger.open();
        var token = ledger.deposit(account, "100.00").position();
        for (var path : reads(account.toString())) {
            ledger.query(path, token).expect(200);
        }
        var done = new AtomicBoolean();
        var importing = CompletableFuture.runAsync(() -> importUntil(done, folder));
        var reader = new SteadyReader(ledger.queries(), reads(account.toString()));
        try (reader) {
            rebuild("--all").expectExitCode(0);
            do {
                var again = rebuild("accounts", "spending").expectExitCode(0);
                assertThat(again.output()).contains("equal").doesNotContain("DIFFERENT", "compared with nothing");
            } while (reader.reads() < ENOUGH_READS);
        }
        assertThat(importing).as("imports went on").isNotDone();
        done.set(true);
        importing.get(3, TimeUnit.MINUTES);
        assertThat(reader.findings()).isEmpty();
        Views.assertShowWhatTheLogSays(ledger);
    }

    /** One file after the other, each of a bank of its own. */
    private void importUntil(AtomicBoolean done, Path folder) {
        for (var bank = 0; !done.get(); bank++) {
            try {
                var file = new SampleBookings("while-rebuilt-" + bank, bank, 5, 1_000).writeTo(folder);
                LedgerCli.startImport(ledger, file, "--batch", "50", "--patience", "120")
                        .expectExitCode(0);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    /** One query of each view. */
    private static List<String> reads(String account) {
        return List.of(
                "/v1/accounts/" + account + "/balance",
                "/v1/accounts/" + account + "/statement",
                "/v1/accounts?limit=5",
                "/v1/accounts/" + account + "/spending?year=2026",
                "/v1/trial-balance",
                "/v1/transactions?limit=5");
    }

    @Test
    void aProjectorThatIsKilledOverAndOverLosesNothing(@TempDir Path folder) throws IOException {
        var kills = Integer.getInteger("ledger.projector.kills", 4);
        var random = new Random(kills);
        var file = new SampleBookings("killed-projector", 11, ACCOUNTS, 400 * kills).writeTo(folder);
        var booking = LedgerCli.startImport(ledger, file, "--batch", "20", "--patience", "600");
        var projector = processes.service(LedgerService.PROJECTOR);
        var rebuilds = new ArrayList<LedgerCli>();
        for (var kill = 0; kill < kills; kill++) {
            if (kill % 2 == 0) {
                rebuilds.add(rebuild("--all", "--patience", "120"));
            }
            pauseFor(random.nextInt(3_000));
            projector.kill();
            projector.start();
        }
        booking.expectExitCode(0);
        rebuilds.forEach(LedgerCli::exitCode);
        assertThat(rebuild("--all").expectExitCode(0).output()).doesNotContain("DIFFERENT", "compared with nothing");
        Views.assertShowWhatTheLogSays(ledger);
    }

    /** Not to wait for something: the kill is meant to come at any moment. */
    private static void pauseFor(int millis) {
        await().pollDelay(Duration.ofMillis(millis))
                .atMost(Duration.ofMinutes(1))
                .until(() -> true);
    }

    @Test
    void viewsThatWereDeletedByHandAreBackAfterARebuild() {
        var account = ledger.open();
        var token = ledger.deposit(account, "12.34").position();
        reads(account.toString()).forEach(path -> ledger.query(path, token).expect(200));
        ViewStores.deleteAll(processes);
        var rebuilt = rebuild("--all").expectExitCode(0);
        assertThat(rebuilt.output().lines().filter(line -> line.contains(": switched after")))
                .hasSize(VIEWS);
        assertThat(ledger.balance(account, token).expect(200).text("balance")).isEqualTo("12.34");
        Views.assertShowWhatTheLogSays(ledger);
    }

    @Test
    void aDatabaseThatWasDroppedIsFilledAgainOnceItIsMade() {
        var account = ledger.open();
        var token = ledger.deposit(account, "45.00").position();
        ledger.balance(account, token).expect(200);
        var running = pids();
        ViewStores.drop(processes);
        reads(account.toString()).parallelStream()
                .forEach(path -> ledger.query(path, token).expect(503));
        var later = ledger.deposit(account, "0.67").expect(201).position();
        ViewStores.makeDatabaseAgain(processes);
        var rebuilt = rebuild("--all").expectExitCode(0);
        assertThat(rebuilt.output().lines().filter(line -> line.contains(": switched after")))
                .hasSize(VIEWS);
        assertThat(ledger.balance(account, later).expect(200).text("balance")).isEqualTo("45.67");
        Views.assertShowWhatTheLogSays(ledger);
        processes
                .processes()
                .forEach(service -> LedgerApi.get(service.url().resolve("/actuator/health/readiness"))
                        .expect(200));
        assertThat(pids()).as("nothing was started again").isEqualTo(running);
    }

    private Map<String, Long> pids() {
        return processes.parts().stream().collect(toMap(LedgerPart::name, LedgerPart::pid));
    }

    private LedgerCli rebuild(String... arguments) {
        return LedgerCli.startRebuild(ledger, arguments);
    }
}
