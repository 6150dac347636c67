package io.fundsledger.command.log;

import io.fundsledger.events.RecordedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Follows the log for one reader that must be alone: the session that holds a partition's lock is the session that
 * reads it, so that nobody reads on after having lost the lock.
 */
public final class LogTail implements RelayedLog {

    private static final int LOCK_SPACE = 0x4c454447; // only has to differ from other uses of advisory locks

    private static final String READ = """
            SELECT %s FROM unnest(?, ?) AS cursor (partition, position)
              CROSS JOIN LATERAL (SELECT * FROM event WHERE partition = cursor.partition
                AND position > cursor.position ORDER BY position LIMIT ?) e
              LEFT JOIN event before ON before.partition = e.partition AND before.position = e.position - 1
              ORDER BY e.partition, e.position""".formatted(EventRow.COLUMNS);

    private final Connection connection;
    private final LedgerIdentity ledger;
    private final PreparedStatement read;
    private final Set<Integer> held = new TreeSet<>();

    private LogTail(Connection connection, LedgerIdentity ledger) throws SQLException {
        this.connection = connection;
        this.ledger = ledger;
        this.read = connection.prepareStatement(READ);
    }

    /** Opens a session that the store ends, and with it the locks, when it has been silent for the given time. */
    public static LogTail open(LogConnections connections, LedgerIdentity ledger, int silentForSeconds) {
        var connection = connections.open("relay", silentForSeconds);
        try {
            return new LogTail(connection, ledger);
        } catch (SQLException failure) {
            throw SqlFailures.translate(failure);
        }
    }

    /** Partitions that this session alone may relay. */
    public Set<Integer> held() {
        return held;
    }

    @Override
    public Set<Integer> acquireFree() {
        var taken = new TreeSet<Integer>();
        try (var lock = connection.prepareStatement(
                "SELECT p FROM generate_series(0, ? - 1) p WHERE p <> ALL (?) AND pg_try_advisory_lock(?, p)")) {
            lock.setInt(1, ledger.partitions());
            lock.setObject(2, held.stream().mapToInt(Integer::intValue).toArray());
            lock.setInt(3, LOCK_SPACE);
            try (var rows = lock.executeQuery()) {
                while (rows.next()) {
                    taken.add(rows.getInt(1));
                }
            }
        } catch (SQLException failure) {
            throw SqlFailures.translate(failure);
        }
        held.addAll(taken);
        return taken;
    }

    @Override
    public List<RecordedEvent> read(Map<Integer, Long> cursors, int limit) {
        var events = new ArrayList<RecordedEvent>();
        try {
            bind(read, cursors);
            read.setInt(3, limit);
            try (var rows = read.executeQuery()) {
                while (rows.next()) {
                    events.add(EventRow.recorded(rows, ledger));
                }
            }
            return events;
        } catch (SQLException failure) {
            throw SqlFailures.translate(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw SqlFailures.translate(failure);
        }
    }

    private static void bind(PreparedStatement statement, Map<Integer, Long> cursors) throws SQLException {
        var entries = List.copyOf(cursors.entrySet());
        statement.setObject(1, entries.stream().mapToInt(Map.Entry::getKey).toArray());
        statement.setObject(2, entries.stream().mapToLong(Map.Entry::getValue).toArray());
    }
}
