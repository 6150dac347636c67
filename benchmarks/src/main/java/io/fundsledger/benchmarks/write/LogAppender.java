package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.LockRequest;
import io.fundsledger.command.log.LogConnections;
import io.fundsledger.command.log.NewEvent;
import io.fundsledger.command.log.PartitionHead;
import io.fundsledger.command.log.PostgresEventLog;
import io.fundsledger.localstack.Database;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Appends to a log in command-service's own way, without the service around it. */
final class LogAppender implements AutoCloseable {

    /** Events a transaction: about as many as 64 connections have waiting. */
    static final int BATCH = 64;

    private final PostgresEventLog log;
    private final LogEvents events;
    private final long[] versions;
    private final Map<Integer, Long> known = new HashMap<>();

    private LogAppender(PostgresEventLog log, LedgerIdentity ledger, long[] versions) {
        this.log = log;
        this.events = new LogEvents(ledger);
        this.versions = versions;
    }

    /** @param versions at which the accounts are, by number */
    static LogAppender open(Database database, long[] versions) throws SQLException {
        var connections = new LogConnections(database.jdbcUrl(), database.user(), database.password());
        var ledger = new LedgerIdentity(ledgerId(database), LogAccounts.PARTITIONS, ZoneOffset.UTC);
        return new LogAppender(new PostgresEventLog(connections, ledger), ledger, versions);
    }

    private static UUID ledgerId(Database database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var query = connection.createStatement();
                var row = query.executeQuery("SELECT ledger_id FROM ledger")) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    /** An event of a random account after the other, for the time given. */
    Sample append(Duration time) {
        var begin = System.nanoTime();
        var count = 0L;
        do {
            appendBatch();
            count += BATCH;
        } while (System.nanoTime() - begin < time.toNanos());
        return Sample.ofWhole(count, (System.nanoTime() - begin) / 1e9);
    }

    private void appendBatch() {
        var random = ThreadLocalRandom.current();
        var accounts = random.ints(BATCH, 0, versions.length).toArray();
        var keys =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(BATCH).toList();
        var heads = new HashMap<>(log.lock(request(accounts, keys)).heads());
        var at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var batch = new ArrayList<NewEvent>(BATCH);
        for (var number = 0; number < BATCH; number++) {
            var account = accounts[number];
            var head = Objects.requireNonNull(heads.get(LogAccounts.partition(account)));
            var next = events.after(head, LogAccounts.id(account), ++versions[account], keys.get(number), at);
            batch.add(next);
            heads.put(head.partition(), head(next));
        }
        log.append(batch, Map.of());
        heads.forEach((partition, head) -> known.put(partition, head.position()));
    }

    private LockRequest request(int[] accounts, List<String> keys) {
        SortedMap<Integer, Long> partitions = new TreeMap<>();
        for (var account : accounts) {
            var partition = LogAccounts.partition(account);
            partitions.put(partition, known.getOrDefault(partition, Long.MAX_VALUE));
        }
        var commands =
                keys.stream().map(key -> new CommandKey(LogEvents.ACTOR, key)).toList();
        return new LockRequest(partitions, commands, List.of(), List.of());
    }

    private static PartitionHead head(NewEvent last) {
        var event = last.event();
        return new PartitionHead(event.partition(), event.position(), event.hash(), event.recordedAt());
    }

    @Override
    public void close() {
        log.close();
    }
}
