package io.fundsledger.projector.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which instance of all looks after something: the one whose session has the lock. Used by one thread. */
public final class SupervisorLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SupervisorLock.class);
    private static final int PATIENCE_SECONDS = 5;

    private final DataSource dataSource;
    private final String name;
    private @Nullable Connection session;
    private @Nullable String trouble;

    /** @param name of the lock, the same on every instance */
    public SupervisorLock(DataSource dataSource, String name) {
        this.dataSource = dataSource;
        this.name = name;
    }

    /** Whether this instance has the lock; takes it if nobody has. */
    public boolean isHeld() {
        try {
            trouble = null;
            if (session != null && session.isValid(PATIENCE_SECONDS)) {
                return true;
            }
            close();
            return take();
        } catch (SQLException unreachable) {
            trouble = unreachable.getMessage();
            LOG.debug("Not supervising: {}", trouble);
            return false;
        }
    }

    /** Why the lock could not be asked for; null if it could, and another instance has it. */
    public @Nullable String trouble() {
        return trouble;
    }

    private boolean take() throws SQLException {
        var candidate = dataSource.getConnection();
        try (var statement = candidate.prepareStatement("SELECT pg_try_advisory_lock(hashtext(?))")) {
            statement.setString(1, name);
            try (var answer = statement.executeQuery()) {
                if (answer.next() && answer.getBoolean(1)) {
                    session = candidate;
                    return true;
                }
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
                    var statement = ending.prepareStatement("SELECT pg_advisory_unlock(hashtext(?))")) {
                statement.setString(1, name);
                statement.execute();
            }
        }
    }
}
