package io.fundsledger.command;

import static org.awaitility.Awaitility.await;

import io.fundsledger.localstack.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** The locks of log partitions, held by somebody who is in no hurry: whoever wants to append has to wait. */
public final class HeldPartitions implements AutoCloseable {

    private final Connection connection;

    private HeldPartitions(Connection connection) {
        this.connection = connection;
    }

    public static HeldPartitions all(Database store) {
        return where(store, "true");
    }

    public static HeldPartitions one(Database store, int partition) {
        return where(store, "partition = " + partition);
    }

    private static HeldPartitions where(Database store, String condition) {
        try {
            var connection = DriverManager.getConnection(store.jdbcUrl(), store.user(), store.password());
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "SELECT FROM log_partition WHERE %s ORDER BY partition FOR NO KEY UPDATE".formatted(condition));
            }
            return new HeldPartitions(connection);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Returns when so many lanes wait for a lock. */
    public void awaitWaiting(int lanes) {
        await().atMost(Duration.ofSeconds(4))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> waiting() == lanes);
    }

    private int waiting() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_stat_clear_snapshot()");
            var rows = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND wait_event_type = 'Lock'"
                    + " AND application_name = 'ledger-command lane'");
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Lets them go. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
