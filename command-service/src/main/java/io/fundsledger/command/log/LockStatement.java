package io.fundsledger.command.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Locks partitions and, in later statements of the same round trip, reads what holds then. Each statement sees what was
 * committed when it starts, so the heads are those after the lock was granted (invariant 3), and so are the changes and
 * the keys (invariants 5 and 8).
 */
final class LockStatement {

    private static final int MOST_CHANGES = 10_000;

    private static final String SQL = """
            SELECT partition FROM log_partition WHERE partition = ANY (?) ORDER BY partition FOR NO KEY UPDATE;
            SELECT p.partition, e.position, e.hash, e.recorded_at
              FROM unnest(?) AS p (partition)
              LEFT JOIN LATERAL (SELECT position, hash, recorded_at FROM event
                WHERE partition = p.partition ORDER BY position DESC LIMIT 1) e ON true;
            SELECT e.account_id
              FROM unnest(?, ?) AS known (partition, position)
              CROSS JOIN LATERAL (SELECT account_id FROM event
                WHERE partition = known.partition AND position > known.position ORDER BY position LIMIT %d) e;
            SELECT k.actor, k.idempotency_key, e.account_id, e.version, e.fingerprint, e.metadata
              FROM unnest(?, ?) AS k (actor, idempotency_key)
              CROSS JOIN LATERAL (SELECT account_id, version, fingerprint, metadata FROM event
                WHERE idempotency_key = k.idempotency_key AND actor = k.actor LIMIT 1) e;
            SELECT number FROM account_number WHERE number = ANY (?);
            """.formatted(MOST_CHANGES + 1) + NamedEntries.SQL;

    private final LedgerIdentity ledger;
    private final boolean imported;
    private final PreparedStatement statement;

    LockStatement(Connection connection, LedgerIdentity ledger) throws SQLException {
        this.ledger = ledger;
        this.imported = hasImportedEvents(connection);
        this.statement = connection.prepareStatement(SQL);
    }

    /** Only then is every command looked for twice: under its key, and under what an exported log tells of the key. */
    private static boolean hasImportedEvents(Connection connection) throws SQLException {
        try (var query = connection.createStatement();
                var row = query.executeQuery("SELECT EXISTS (SELECT FROM log_import)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    LockedLog execute(LockRequest request) throws SQLException {
        var keys = lookedFor(request.keys());
        bind(request, keys);
        statement.execute();
        var expected = request.knownPositions().size();
        requireLocked(statement.getResultSet(), expected);
        var heads = heads(next());
        var changed = changed(next());
        return new LockedLog(
                heads,
                changed.accounts,
                changed.tooMany,
                recorded(next(), keys),
                numbers(next()),
                NamedEntries.read(next()));
    }

    /** Under which recorded names each command is looked for. */
    private Map<CommandKey, CommandKey> lookedFor(List<CommandKey> keys) {
        var names = new LinkedHashMap<CommandKey, CommandKey>();
        for (var key : keys) {
            names.put(key, key);
            if (imported) {
                names.put(new CommandKey(key.actor(), ImportedKey.of(key)), key);
            }
        }
        return names;
    }

    private void bind(LockRequest request, Map<CommandKey, CommandKey> lookedFor) throws SQLException {
        var connection = statement.getConnection();
        var partitions = request.knownPositions().keySet().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        var positions = request.knownPositions().values().stream()
                .mapToLong(Long::longValue)
                .toArray();
        var actors = lookedFor.keySet().stream().map(CommandKey::actor).toArray(String[]::new);
        var keys = lookedFor.keySet().stream().map(CommandKey::idempotencyKey).toArray(String[]::new);
        statement.setObject(1, partitions);
        statement.setObject(2, partitions);
        statement.setObject(3, partitions);
        statement.setObject(4, positions);
        statement.setArray(5, connection.createArrayOf("text", actors));
        statement.setArray(6, connection.createArrayOf("text", keys));
        statement.setArray(
                7, connection.createArrayOf("text", request.accountNumbers().toArray(String[]::new)));
        NamedEntries.bind(statement, 8, request.entries());
    }

    private ResultSet next() throws SQLException {
        if (!statement.getMoreResults()) {
            throw new SQLException("the event store gave fewer results than were asked for");
        }
        return statement.getResultSet();
    }

    private static void requireLocked(ResultSet rows, int expected) throws SQLException {
        var locked = 0;
        while (rows.next()) {
            locked++;
        }
        if (locked != expected) {
            throw new IllegalStateException("log_partition has %d of %d rows".formatted(locked, expected));
        }
    }

    private Map<Integer, PartitionHead> heads(ResultSet rows) throws SQLException {
        var heads = new HashMap<Integer, PartitionHead>();
        while (rows.next()) {
            heads.put(rows.getInt("partition"), PartitionHead.read(rows, ledger));
        }
        return heads;
    }

    private static Changed changed(ResultSet rows) throws SQLException {
        var accounts = new HashSet<UUID>();
        var count = 0;
        while (rows.next()) {
            accounts.add(rows.getObject(1, UUID.class));
            count++;
        }
        return new Changed(accounts, count > MOST_CHANGES);
    }

    private static Map<CommandKey, RecordedCommand> recorded(ResultSet rows, Map<CommandKey, CommandKey> lookedFor)
            throws SQLException {
        var recorded = new HashMap<CommandKey, RecordedCommand>();
        while (rows.next()) {
            var name = new CommandKey(rows.getString(1), rows.getString(2));
            recorded.put(lookedFor.getOrDefault(name, name), RecordedCommand.read(rows));
        }
        return recorded;
    }

    private static Set<String> numbers(ResultSet rows) throws SQLException {
        var numbers = new HashSet<String>();
        while (rows.next()) {
            numbers.add(rows.getString(1));
        }
        return numbers;
    }

    private record Changed(Set<UUID> accounts, boolean tooMany) {}
}
