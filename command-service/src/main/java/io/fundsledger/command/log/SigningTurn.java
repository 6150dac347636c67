package io.fundsledger.command.log;

import java.sql.Connection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One instance's place in the queue of those that may sign. The session that has the lock is the session over which
 * everything is done, so that nobody goes on after having lost it.
 */
public final class SigningTurn implements AutoCloseable {

    private static final int LOCK_SPACE = 0x434b5054; // only has to differ from other uses of advisory locks

    private final SingleConnectionDataSource session;
    private final JdbcClient jdbc;
    private final CheckpointStore store;
    private boolean own;

    private SigningTurn(Connection connection, LedgerIdentity ledger) {
        this.session = new SingleConnectionDataSource(connection, true);
        this.jdbc = JdbcClient.create(session);
        this.store = new CheckpointStore(jdbc, ledger);
    }

    /** Opens a session that the store ends, and with it the turn, when it has been silent for the given time. */
    public static SigningTurn open(LogConnections connections, LedgerIdentity ledger, int silentForSeconds) {
        return new SigningTurn(connections.open("checkpoints", silentForSeconds), ledger);
    }

    /** Whether it is this instance's turn, until the session ends; takes it if nobody has it. */
    public boolean isOwn() {
        if (!own) {
            own = jdbc.sql("SELECT pg_try_advisory_lock(?, 0)")
                    .param(LOCK_SPACE)
                    .query(Boolean.class)
                    .single();
        }
        return own;
    }

    /** The checkpoints, over this session. */
    public CheckpointStore store() {
        return store;
    }

    @Override
    public void close() {
        session.destroy();
    }
}
