package io.fundsledger.projector.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which instance looks after the rebuilds: the one whose session has the lock. Used by one thread. */
final class SupervisorLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SupervisorLock.class);
    private static final int PATIENCE_SECONDS = 5;

    private final DataSource dataSource;
    private @Nullable Connection session;

    SupervisorLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether this instance has the lock; takes it if nobody has. */
    boolean isHeld() {
        try {
            if (session != null && session.isValid(PATIENCE_SECONDS)) {
                return true;
            }
            close();
            return take();
        } catch (SQLException unreachable) {
            LOG.debug("Not supervising: {}", unreachable.getMessage());
            return false;
        }
    }

    private boolean take() throws SQLException {
        var candidate = dataSource.getConnection();
        try (var statement = candidate.createStatement();
                var answer = statement.executeQuery("SELECT pg_try_advisory_lock(hashtext('projector.supervisor'))")) {
            if (answer.next() && answer.getBoolean(1)) {
                session = candidate;
                return true;
            }
        }
        candidate.close();
        return false;
    }

    /** A session that goes back to the pool would keep the lock. */
    @Override
    public void close() throws SQLException {
        var ending = session;
        session = null;
        if (ending != null && !ending.isClosed()) {
            try (ending;
                    var statement = ending.createStatement()) {
                statement.execute("SELECT pg_advisory_unlock(hashtext('projector.supervisor'))");
            }
        }
    }
}
