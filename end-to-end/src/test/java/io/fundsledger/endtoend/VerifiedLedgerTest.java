package io.fundsledger.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.events.AccountPartitioner;
import io.fundsledger.events.Checkpoint;
import io.fundsledger.events.CheckpointHead;
import io.fundsledger.events.CheckpointJson;
import io.fundsledger.events.CheckpointSigningKey;
import io.fundsledger.events.HashChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./ledger verify} of a ledger that runs: nothing is wrong, until somebody changes what is stored. On a ledger of its
 * own, since what a superuser adds to a log may have been published before it is taken away again.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class VerifiedLedgerTest {

    private final LocalLedger processes = OneLedgerExtension.start("ledger-logs-verified");
    private final LedgerApi ledger = LedgerApi.of(processes);

    @TempDir
    Path folder = Path.of("");

    @AfterAll
    void close() {
        processes.close();
    }

    private LedgerCli verify(String... options) {
        var all = Stream.concat(
                Stream.of(
                        "verify",
                        "--url",
                        ledger.commands().toString(),
                        "--query-url",
                        ledger.queries().toString()),
                Stream.of(options));
        return LedgerCli.run(all.toArray(String[]::new));
    }

    /** Version 1 to 4 of an account, the last one a withdrawal. */
    private UUID account() {
        var account = ledger.open();
        ledger.deposit(account, "100.00").expect(201);
        ledger.deposit(account, "5.00").expect(201);
        ledger.withdraw(account, "30.00").expect(201);
        return account;
    }

    private static int partition(UUID account) {
        return AccountPartitioner.partitionOf(account, RecordedLog.PARTITIONS);
    }

    @Test
    void whatIsRecordedAndShownIsRight() {
        var from = account();
        var to = account();
        ledger.transfer(key(), """
            {"fromAccountId": "%s", "toAccountId": "%s", "amount": "30.00", "currency": "EUR"}\
            """.formatted(from, to)).expect(201);
        ledger.command("/" + from + "/holds", key(), """
            {"amount": "7.00", "currency": "EUR", "expiresAt": "2099-01-01T00:00:00Z"}\
            """).expect(201);
        ledger.command("/" + from + "/entries/2/reversal", key(), """
            {"reason": "a mistake", "force": true}\
            """).expect(201);
        ledger.command("/" + to + "/entries/5/reversal", key(), """
            {"reason": "a mistake"}\
            """).expect(201);
        ledger.command("/" + to + "/freeze", key(), """
            {"reason": "for a while"}\
            """).expect(200);

        var output = verify().expectExitCode(0).output();

        assertThat(output)
                .contains("hashes, positions, versions and times are right", "every view shows what the log comes to")
                .contains("accounts: ", "general-ledger: ", "spending: ", "transactions: ");
        assertThat(verify("--views", "none").expectExitCode(0).output()).doesNotContain("every view");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** The last of all: views do not go on behind an event that nobody recorded. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whateverASuperuserDoesToTheLogIsNamed() {
        var account = account();
        var partition = partition(account);
        var third = position(account, 3);
        var last = RecordedLog.read(ledger, partition).getLast().position();
        tampered(partition, third, "SET data = decode(replace(encode(data, 'escape'), '5.00', '6.00'), 'escape')");
        try (var log = new TamperedLog(processes, partition)) {
            log.execute("DELETE FROM event WHERE partition = :p AND position = " + third);
            verify().expectNamed(place(partition, third));
        }
        try (var log = new TamperedLog(processes, partition)) {
            log.execute("UPDATE event SET position = 1000000 WHERE partition = :p AND position = " + third)
                    .execute("UPDATE event SET position = position - 1 WHERE partition = :p AND position = "
                            + (third + 1))
                    .execute("UPDATE event SET position = %d WHERE partition = :p AND position = 1000000"
                            .formatted(third + 1));
            verify().expectNamed(place(partition, third));
        }
        try (var log = new TamperedLog(processes, partition)) {
            log.execute("""
                INSERT INTO event SELECT partition, position + 1, account_id, version + 1, gen_random_uuid(), type,
                    schema_version, data, metadata, settles, actor, NULL, NULL, recorded_at, hash
                FROM event WHERE partition = :p AND position = %d\
                """.formatted(last));
            verify().expectNamed(place(partition, last + 1));
        }
        verify("--views", "none").expectExitCode(0);
    }

    private long position(UUID account, long version) {
        return RecordedLog.read(ledger, partition(account)).stream()
                .filter(event -> event.accountId().equals(account) && event.accountVersion() == version)
                .findFirst()
                .orElseThrow()
                .position();
    }

    private static String place(int partition, long position) {
        return "partition %d, position %d".formatted(partition, position);
    }

    private void tampered(int partition, long position, String change) {
        try (var log = new TamperedLog(processes, partition)) {
            log.execute("UPDATE event %s WHERE partition = :p AND position = %d".formatted(change, position));
            verify().expectNamed(place(partition, position));
        }
    }

    @Test
    void aTailThatWasCutOffIsFoundByWhoKeptACheckpoint() throws IOException {
        var partition = partition(account());
        var kept = keptCheckpoint();
        verify(kept).expectExitCode(0);
        try (var log = new TamperedLog(processes, partition)) {
            log.execute("DELETE FROM event WHERE partition = :p AND position ="
                    + " (SELECT max(position) FROM event WHERE partition = :p)");
            verify("--views", "none").expectExitCode(0);
            verify(kept).expectNamed("tail cut off: the log ends at position ");
        }
    }

    @Test
    void aLogWrittenAnewWithHashesThatFollowIsFoundByWhoKeptACheckpoint() throws IOException {
        var account = account();
        var partition = partition(account);
        var changed = position(account, 3);
        var kept = keptCheckpoint();
        try (var log = new TamperedLog(processes, partition)) {
            log.execute("""
                UPDATE event SET data = decode(replace(encode(data, 'escape'), '5.00', '6.00'), 'escape')
                WHERE partition = :p AND position = %d\
                """.formatted(changed));
            verify("--views", "none").expectNamed(place(partition, changed));
            log.chainAnew(RecordedLog.read(ledger, partition), changed);
            verify("--views", "none").expectExitCode(0);
            verify(kept).expectNamed("rewritten: its hash is ");
        }
        verify(kept).expectExitCode(0);
    }

    /** What proves later how far the log had got now, as options of verify. */
    private String[] keptCheckpoint() throws IOException {
        var key = CheckpointSigningKey.generate(new SecureRandom());
        var checkpoint = Files.write(folder.resolve("checkpoint.json"), CheckpointJson.write(key.sign(now(key))));
        var pem =
                Files.writeString(folder.resolve("public.pem"), key.publicKey().pem(), UTF_8);
        return new String[] {"--views", "none", "--checkpoint", checkpoint.toString(), "--key", pem.toString()};
    }

    /** The heads of the log, as a ledger's checkpoint says them. */
    private Checkpoint now(CheckpointSigningKey key) {
        var heads = new ArrayList<CheckpointHead>();
        var first = RecordedLog.readAll(ledger).findFirst().orElseThrow();
        for (var partition = 0; partition < RecordedLog.PARTITIONS; partition++) {
            var events = RecordedLog.read(ledger, partition);
            var hash = events.isEmpty()
                    ? HashChain.first(first.ledgerId(), partition, RecordedLog.PARTITIONS)
                    : events.getLast().hash();
            heads.add(
                    new CheckpointHead(partition, events.size(), HexFormat.of().formatHex(hash)));
        }
        var keyId = key.publicKey().keyId();
        return new Checkpoint(first.ledgerId(), 1, first.recordedAt(), heads, keyId, Checkpoint.NONE_BEFORE);
    }

    @Test
    void aViewThatSomebodyChangedIsNamed() {
        var account = account();
        var token = ledger.deposit(account, "1.00").position();
        ledger.balance(account, token).expect(200);
        ViewStores.change(processes, "accounts", "account", "balance = balance + 1", account);
        try {
            verify("--views", "some")
                    .expectNamed("accounts: account %s: balance is 76.01, expected 76.00".formatted(account));
        } finally {
            ViewStores.change(processes, "accounts", "account", "balance = balance - 1", account);
        }
        verify("--views", "some").expectExitCode(0);
    }
}
