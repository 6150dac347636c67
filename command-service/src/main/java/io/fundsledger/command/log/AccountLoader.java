package io.fundsledger.command.log;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.account.Account.Unopened;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Brings accounts up to date from the log, all of them at once: from their newest snapshot, or from what the caller
 * knows of them, by the events after it. However long they are, a bounded number of events is in memory.
 */
final class AccountLoader {

    private static final int EVENTS_AT_ONCE = 20_000;
    private static final int LEAST_EVENTS_OF_ONE = 100;

    /** The newest three, of which the last that can be believed counts: a bad one is not worth a full replay. */
    private static final String SNAPSHOTS = """
            SELECT s.account_id, s.version, s.state FROM unnest(?) AS a (account_id)
              CROSS JOIN LATERAL (SELECT version FROM snapshot
                WHERE account_id = a.account_id AND state_version = ? ORDER BY version DESC LIMIT 3) newest
              JOIN valid_snapshot s ON s.account_id = a.account_id AND s.version = newest.version
              ORDER BY s.account_id, s.version""";

    private static final String EVENTS = """
            SELECT a.account_id, e.version, e.type, e.schema_version, e.data
              FROM unnest(?, ?) AS a (account_id, version)
              CROSS JOIN LATERAL (SELECT version, type, schema_version, data FROM event
                WHERE account_id = a.account_id AND version > a.version ORDER BY version LIMIT ?) e
              ORDER BY a.account_id, e.version""";

    private final Connection connection;
    private final PreparedStatement snapshots;
    private final PreparedStatement events;

    AccountLoader(Connection connection) throws SQLException {
        this.connection = connection;
        this.snapshots = connection.prepareStatement(SNAPSHOTS);
        this.events = connection.prepareStatement(EVENTS);
    }

    /**
     * Those without events are left out.
     *
     * @param unknown of which the caller has nothing
     * @param older as they were at some version
     */
    LoadedAccounts load(Collection<UUID> unknown, Map<UUID, Account> older) throws SQLException {
        var folding = new Folding();
        unknown.forEach(accountId -> folding.begin(accountId, Unopened.FREE));
        if (!unknown.isEmpty()) {
            readSnapshots(unknown, folding);
        }
        older.forEach(folding::begin);
        while (!folding.unfinished.isEmpty()) {
            readEvents(folding);
        }
        return folding.result();
    }

    private void readSnapshots(Collection<UUID> unknown, Folding folding) throws SQLException {
        snapshots.setArray(1, connection.createArrayOf("uuid", unknown.toArray()));
        snapshots.setInt(2, SnapshotState.VERSION);
        try (var rows = snapshots.executeQuery()) {
            while (rows.next()) {
                folding.begin(
                        rows.getObject("account_id", UUID.class),
                        SnapshotState.read(rows.getLong("version"), rows.getBytes("state")));
            }
        }
    }

    private void readEvents(Folding folding) throws SQLException {
        var accountIds = folding.unfinished.toArray(UUID[]::new);
        var atMost = Math.max(LEAST_EVENTS_OF_ONE, EVENTS_AT_ONCE / accountIds.length);
        events.setArray(1, connection.createArrayOf("uuid", accountIds));
        events.setObject(2, folding.versions(accountIds));
        events.setInt(3, atMost);
        try (var rows = events.executeQuery()) {
            folding.step(rows, atMost);
        }
    }

    /** Accounts on their way from where they began to their last event. */
    private static final class Folding {
        private final Map<UUID, Long> beginnings = new HashMap<>();
        private final Map<UUID, Account> accounts = new HashMap<>();
        private final Map<UUID, RuntimeException> unreadable = new HashMap<>();
        private final Set<UUID> unfinished = new HashSet<>();

        void begin(UUID accountId, Account account) {
            beginnings.put(accountId, account.version());
            accounts.put(accountId, account);
            unfinished.add(accountId);
        }

        long[] versions(UUID[] accountIds) {
            var versions = new long[accountIds.length];
            for (var i = 0; i < versions.length; i++) {
                versions[i] =
                        accounts.getOrDefault(accountIds[i], Unopened.FREE).version();
            }
            return versions;
        }

        /** Those of which there were as many events as were asked for may have more. */
        void step(ResultSet rows, int atMost) throws SQLException {
            var counts = new HashMap<UUID, Integer>();
            while (rows.next()) {
                var accountId = rows.getObject("account_id", UUID.class);
                counts.merge(accountId, 1, Integer::sum);
                step(accountId, rows);
            }
            unfinished.removeIf(accountId -> counts.getOrDefault(accountId, 0) < atMost);
            unfinished.removeAll(unreadable.keySet());
        }

        private void step(UUID accountId, ResultSet row) throws SQLException {
            if (!unreadable.containsKey(accountId)) {
                try {
                    accounts.put(accountId, Replay.step(accounts.getOrDefault(accountId, Unopened.FREE), row));
                } catch (RuntimeException cannotFold) {
                    unreadable.put(accountId, cannotFold);
                }
            }
        }

        LoadedAccounts result() {
            accounts.keySet().removeAll(unreadable.keySet());
            accounts.values().removeIf(Unopened.class::isInstance);
            var worthASnapshot = new HashMap<UUID, Known>();
            accounts.forEach((accountId, account) -> {
                if (account instanceof Known known
                        && account.version() - beginnings.getOrDefault(accountId, 0L) >= SnapshotSink.EVERY) {
                    worthASnapshot.put(accountId, known);
                }
            });
            return new LoadedAccounts(accounts, unreadable, worthASnapshot);
        }
    }
}
