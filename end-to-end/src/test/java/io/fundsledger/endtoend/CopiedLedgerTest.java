package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.cli.logfile.LogFileReader;
import io.fundsledger.cli.logfile.LogHead;
import io.fundsledger.cli.logfile.LogLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ledger export} and {@code ./ledger import-log}: what comes out of a file is the ledger that went into it. */
@OnOneLedger
class CopiedLedgerTest {

    private final LocalLedger processes;
    private final LedgerApi ledger;

    @TempDir
    Path folder = Path.of("");

    CopiedLedgerTest(LocalLedger processes, LedgerApi ledger) {
        this.processes = processes;
        this.ledger = ledger;
    }

    @BeforeEach
    void openToTheServersUser() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aLedgerMadeOfAnExportIsTheSameLedgerAndGoesOn() {
        var key = UUID.randomUUID().toString();
        var account = recordSomethingOfEveryKind(key);
        var file = folder.resolve("log.ndjson.gz");
        export(file.toString());
        var data = folder.resolve("copy");
        var imported = importLog(file, data).expectExitCode(0).output();
        assertThat(imported).contains("are imported", "Now start it: ./ledger up --data " + data);

        try (var copy = start(data)) {
            assertSameTables(copy, file);
            var copied = LedgerApi.of(copy);
            assertSameLines(copied, file);
            RecordedLog.assertSound(copied);
            Views.assertShowWhatTheLogSays(copied);
            var again = copied.book(account, "deposits", "100.00", key);
            assertThat(again.expect(409).text("code")).isEqualTo("command-imported");
            var more = copied.deposit(account, "1.00").expect(201);
            assertThat(copied.balance(account, more.position()).expect(200).text("balance"))
                    .isEqualTo("51.00");
        }
        assertThat(importLog(file, data).expectExitCode(1).output()).contains("was made of an exported log already");
    }

    @Test
    void anExportUnderLoadIsWhatWasThereWhenItBegan() throws Exception {
        var file = folder.resolve("log.ndjson");
        var bookings = new SampleBookings("while-exported-" + UUID.randomUUID(), 3, 20, 20_000).writeTo(folder);
        var importing = LedgerCli.startImport(ledger, bookings, "--batch", "50");
        var account = ledger.open();
        ledger.deposit(account, "7.00").expect(201);

        export(file.toString());

        importing.expectRunning();
        var heads = new TreeMap<Integer, LogHead>();
        var lines = new ArrayList<LogLine>();
        try (var reader = LogFileReader.open(file)) {
            reader.forEachRemaining(lines::add);
            reader.end().heads().forEach(head -> heads.put(head.partition(), head));
        }
        for (var partition = 0; partition < RecordedLog.PARTITIONS; partition++) {
            var of = partition;
            var events = lines.stream()
                    .map(LogLine::event)
                    .filter(event -> event.partition() == of)
                    .toList();
            Chain.assertUnbroken(events, partition);
            assertThat(heads.get(partition)).extracting(LogHead::position).isEqualTo((long) events.size());
            if (!events.isEmpty()) {
                assertThat(heads.get(partition))
                        .extracting(LogHead::hash)
                        .isEqualTo(HexFormat.of().formatHex(events.getLast().hash()));
            }
        }
        assertThat(lines).anyMatch(line -> line.event().accountId().equals(account));
        importing.expectExitCode(0);
    }

    @Test
    void anAccountOrSomePartitionsCanBeExportedButAreNoLedger() {
        var account = ledger.open();
        ledger.deposit(account, "3.00").expect(201);
        var file = folder.resolve("account.ndjson");
        export(file.toString(), "--account", account.toString());
        try (var reader = LogFileReader.open(file)) {
            var events = new ArrayList<String>();
            reader.forEachRemaining(line -> events.add(line.event().eventName()));
            assertThat(events).containsExactly("account-opened", "money-deposited");
        }
        assertThat(importLog(file, folder.resolve("none")).expectExitCode(1).output())
                .contains("holds a part of a log");
        assertThat(LedgerCli.run(
                                "export",
                                file.toString(),
                                "--url",
                                ledger.commands().toString())
                        .expectExitCode(1)
                        .output())
                .contains("is there already");
    }

    /** Returns an account whose balance is 50.00. */
    private UUID recordSomethingOfEveryKind(String key) {
        var from = UUID.randomUUID();
        var to = ledger.open();
        ledger.command("", UUID.randomUUID().toString(), """
                {"accountId": "%s", "ownerId": "somebody", "currency": "EUR", "accountNumber": "%s"}""".formatted(from, from))
                .expect(201);
        ledger.book(from, "deposits", "100.00", key).expect(201);
        ledger.transfer(UUID.randomUUID().toString(), """
                {"fromAccountId": "%s", "toAccountId": "%s", "amount": "30.00", "currency": "EUR"}""".formatted(from, to)).expect(201);
        hold(from, "20.00");
        var held = hold(from, "1.00");
        ledger.command(
                        "/%s/holds/%s/release".formatted(from, held),
                        UUID.randomUUID().toString(),
                        "{}")
                .expect(201);
        var captured = hold(from, "20.00");
        ledger.command(
                        "/%s/holds/%s/capture".formatted(from, captured),
                        UUID.randomUUID().toString(),
                        "{}")
                .expect(201);
        return from;
    }

    private String hold(UUID account, String amount) {
        return ledger.command("/" + account + "/holds", UUID.randomUUID().toString(), """
                        {"amount": "%s", "currency": "EUR", "expiresAt": "2099-12-31T00:00:00Z"}""".formatted(amount))
                .expect(201)
                .text("entryId");
    }

    private void assertSameTables(LocalLedger copy, Path file) {
        for (var head : heads(file)) {
            assertThat(EventTable.rows(copy, head))
                    .as("partition %d", head.partition())
                    .isEqualTo(EventTable.rows(processes, head))
                    .hasSize(Math.toIntExact(head.position()));
        }
        assertThat(EventTable.accountNumbers(copy))
                .isEqualTo(EventTable.accountNumbers(processes))
                .isNotEmpty();
        assertThat(EventTable.holdsDueLater(copy))
                .isEqualTo(EventTable.holdsDueLater(processes))
                .isNotEmpty();
    }

    private static List<LogHead> heads(Path file) {
        try (var reader = LogFileReader.open(file)) {
            reader.forEachRemaining(line -> {});
            return reader.end().heads();
        }
    }

    /** What the copy tells of its log is what stands in the file. */
    private static void assertSameLines(LedgerApi copied, Path file) {
        try (var reader = LogFileReader.open(file)) {
            var inFile = new ArrayList<String>();
            reader.forEachRemaining(line -> inFile.add(new String(line.bytes(), StandardCharsets.UTF_8)));
            var told = reader.end().heads().stream()
                    .filter(head -> head.position() > 0)
                    .flatMap(head -> LedgerApi.get(copied.commands()
                                    .resolve("/v1/log/%d?toPosition=%d".formatted(head.partition(), head.position())))
                            .expect(200)
                            .body()
                            .lines())
                    .toList();
            assertThat(told).isEqualTo(inFile);
        }
    }

    private void export(String... arguments) {
        var all = Stream.concat(Stream.of("export", "--url", ledger.commands().toString()), Stream.of(arguments));
        LedgerCli.run(all.toArray(String[]::new)).expectExitCode(0);
    }

    private static LedgerCli importLog(Path file, Path data) {
        return LedgerCli.run("import-log", file.toString(), "--data", data.toString());
    }

    private static LocalLedger start(Path data) {
        return LocalLedger.builder()
                .dataDir(data.resolve("stack"))
                .programDir(Path.of("target", "programs").toAbsolutePath())
                .logDir(Path.of("target", "copied-ledger-logs").toAbsolutePath())
                .jvmOption("-XX:TieredStopAtLevel=1")
                .start();
    }
}
