package io.fundsledger.command.log;

import java.sql.SQLException;
import java.util.Set;

/** What an SQL state means for a writer of the log. */
final class SqlFailures {

    private static final Set<String> CONFLICTS = Set.of(
            "23505", // unique violation
            "40001", // serialization failure
            "40P01"); // deadlock

    private SqlFailures() {}

    static RuntimeException translate(SQLException failure) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (CONFLICTS.contains(state)) {
            return new LogConflictException("another writer was in the way", failure);
        }
        if (unavailable(state)) {
            return new StoreUnavailableException("the event store is not available", failure);
        }
        return new IllegalStateException("the event store refused (SQL state %s)".formatted(state), failure);
    }

    /**
     * Connection failures, resources, operator intervention (also a statement time-out), a lock that another holds for too
     * long, and a transaction that was ended for us or may only read, as on a standby.
     */
    private static boolean unavailable(String state) {
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58")
                || state.startsWith("25")
                || state.equals("55P03")
                || state.isEmpty();
    }
}
