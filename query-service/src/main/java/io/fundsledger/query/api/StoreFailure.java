package io.fundsledger.query.api;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells an outage of the views' database from a mistake in the code. */
final class StoreFailure {

    private static final Set<String> OUTAGE_CLASSES = Set.of(
            "08", // connection
            "25", // the session ended inside a transaction
            "40", // rolled back: deadlock, serialization
            "53", // out of resources
            "57", // shutting down, statement timeout
            "58", // system error
            "XX"); // a view was replaced under our feet, or worse
    private static final Set<String> NOT_THERE_YET =
            Set.of("3F000", "42P01", "42883", "42501"); // views not made, not granted

    private StoreFailure() {}

    static boolean isOutage(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException) {
                return true;
            }
            if (cause instanceof SQLException sql && isOutage(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    static String rootMessage(Throwable failure) {
        var root = failure;
        for (var cause = root.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return String.valueOf(root.getMessage());
    }

    /** Without a state it is not the server that speaks but the pool, and of a connection that is gone. */
    private static boolean isOutage(@Nullable String state) {
        return state == null
                || (state.length() == 5
                        && (OUTAGE_CLASSES.contains(state.substring(0, 2)) || NOT_THERE_YET.contains(state)));
    }
}
