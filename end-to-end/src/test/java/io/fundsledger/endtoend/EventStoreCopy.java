package io.fundsledger.endtoend;

import io.fundsledger.cli.local.LocalLedger;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The event store as it was when the copy was taken; taken and restored under whatever is running, as by an administrator. */
final class EventStoreCopy implements AutoCloseable {

    private static final String LIVE = "event_store";
    private static final String COPY = "event_store_copy";

    private final LocalLedger processes;

    EventStoreCopy(LocalLedger processes) {
        this.processes = processes;
        execute(
                "ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(LIVE),
                endSessions(LIVE),
                "CREATE DATABASE %s TEMPLATE %s OWNER ledger_owner".formatted(COPY, LIVE),
                "ALTER DATABASE %s ALLOW_CONNECTIONS true".formatted(LIVE));
    }

    /** The event store and the copy change places: first the older one is restored, then the newer one. */
    void exchange() {
        execute(
                "ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(LIVE),
                endSessions(LIVE),
                "ALTER DATABASE %s RENAME TO replaced".formatted(LIVE),
                "ALTER DATABASE %s RENAME TO %s".formatted(COPY, LIVE),
                "ALTER DATABASE replaced RENAME TO %s".formatted(COPY),
                "ALTER DATABASE %s ALLOW_CONNECTIONS true".formatted(COPY));
    }

    /** Drops whichever of the two is not the event store now. */
    @Override
    public void close() {
        execute("DROP DATABASE %s".formatted(COPY));
    }

    private static String endSessions(String database) {
        return "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'".formatted(database);
    }

    private void execute(String... statements) {
        var server = processes.stack().postgres().superuserUrl("postgres");
        try (var connection = DriverManager.getConnection(server);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
