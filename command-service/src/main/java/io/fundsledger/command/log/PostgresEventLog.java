package io.fundsledger.command.log;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.NamedEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log in Postgres, on one connection: closed after a {@link StoreUnavailableException}, and opened when it is needed. */
public final class PostgresEventLog implements EventLog {

    private final LogConnections connections;
    private final LedgerIdentity ledger;
    private @Nullable Session session;

    public PostgresEventLog(LogConnections connections, LedgerIdentity ledger) {
        this.connections = connections;
        this.ledger = ledger;
    }

    @Override
    public Map<EntryRef, NamedEntry> look(Collection<EntryRef> entries) {
        var current = session == null ? open() : session;
        return guarded(() -> {
            NamedEntries.bind(current.look, 1, entries);
            try (var rows = current.look.executeQuery()) {
                return NamedEntries.read(rows);
            }
        });
    }

    @Override
    public LockedLog lock(LockRequest request) {
        var current = session == null ? open() : session;
        return guarded(() -> current.lock.execute(request));
    }

    @Override
    public LoadedAccounts load(Collection<UUID> unknown, Map<UUID, Account> older) {
        return guarded(() -> required().loader.load(unknown, older));
    }

    @Override
    public void append(List<NewEvent> events, Map<String, UUID> accountNumbers) {
        try {
            guarded(() -> {
                if (!accountNumbers.isEmpty()) {
                    takeNumbers(accountNumbers);
                }
                required().holdDue.execute(events);
                required().append.execute(events);
                return events;
            });
        } catch (StoreUnavailableException unavailable) {
            throw new CommitInDoubtException(unavailable);
        }
    }

    @Override
    public void release() {
        guarded(() -> {
            required().connection.rollback();
            return ledger;
        });
    }

    @Override
    public void close() {
        var current = session;
        session = null;
        if (current != null) {
            try {
                current.connection.close();
            } catch (SQLException alreadyGone) {
                // the connection is not needed any more, and closing is all that could be done about it
                return;
            }
        }
    }

    private void takeNumbers(Map<String, UUID> accountNumbers) throws SQLException {
        var connection = required().connection;
        try (var insert = connection.prepareStatement(
                "INSERT INTO account_number (number, account_id) SELECT * FROM unnest(?, ?)")) {
            insert.setArray(
                    1, connection.createArrayOf("text", accountNumbers.keySet().toArray()));
            insert.setArray(
                    2, connection.createArrayOf("uuid", accountNumbers.values().toArray()));
            insert.execute();
        }
    }

    private Session open() {
        var connection = connections.open("lane");
        var opened = guarded(() -> {
            connection.setAutoCommit(false);
            return new Session(connection, ledger);
        });
        session = opened;
        return opened;
    }

    private Session required() {
        if (session == null) {
            throw new IllegalStateException("no transaction is open: lock comes first");
        }
        return session;
    }

    private <T> T guarded(SqlCall<T> call) {
        try {
            return call.run();
        } catch (SQLException failure) {
            throw ended(SqlFailures.translate(failure));
        }
    }

    /** A conflict leaves the connection usable once rolled back; after anything else a new one is opened. */
    private RuntimeException ended(RuntimeException failure) {
        if (failure instanceof LogConflictException && session != null) {
            try {
                session.connection.rollback();
                return failure;
            } catch (SQLException gone) {
                failure.addSuppressed(gone);
            }
        }
        close();
        return failure;
    }

    private interface SqlCall<T> {
        T run() throws SQLException;
    }

    private static final class Session {
        final Connection connection;
        final LockStatement lock;
        final HoldDueStatement holdDue;
        final AppendStatement append;
        final PreparedStatement look;
        final AccountLoader loader;

        Session(Connection connection, LedgerIdentity ledger) throws SQLException {
            this.connection = connection;
            this.lock = new LockStatement(connection, ledger);
            this.holdDue = new HoldDueStatement(connection);
            this.append = new AppendStatement(connection);
            this.look = connection.prepareStatement(NamedEntries.SQL);
            this.loader = new AccountLoader(connection);
        }
    }
}
