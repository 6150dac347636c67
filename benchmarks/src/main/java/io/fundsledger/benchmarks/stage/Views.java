package io.fundsledger.benchmarks.stage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The views' database, as its administrator sees it. */
public final class Views {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final String url;
    private final String logUrl;

    Views(String url, String logUrl) {
        this.url = url;
        this.logUrl = logUrl;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** How many events the log has. */
    public long recorded() throws SQLException {
        try (var log = DriverManager.getConnection(logUrl)) {
            return number(
                    log,
                    "SELECT coalesce(sum(last), 0) FROM (SELECT max(position) AS last FROM event GROUP BY partition)");
        }
    }

    /** The schema that a projection's current tables are in. */
    public String schema(String projection) throws SQLException {
        try (var connection = connect()) {
            var generation = number(
                    connection,
                    "SELECT generation FROM projector.generation WHERE current AND projection = '" + projection + "'");
            return projection.replace('-', '_') + "_g" + generation;
        }
    }

    /** Waits until a projection has begun, from whatever position. */
    public void awaitBegin(String projection, Duration patience) throws SQLException {
        awaitAtLeast("SELECT count(*) FROM views.position WHERE projection = '" + projection + "'", 1, patience);
    }

    /** Waits until a projection has applied so many events. */
    public void await(String projection, long events, Duration patience) throws SQLException {
        var applied = "SELECT coalesce(sum(position), 0) FROM views.position WHERE projection = '" + projection + "'";
        awaitAtLeast(applied, events, patience);
    }

    /** Waits until every view holds all that was recorded. */
    public void awaitAll(Duration patience) throws SQLException {
        var events = recorded();
        for (var projection : projections()) {
            await(projection, events, patience);
        }
    }

    private List<String> projections() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT projection FROM projector.generation WHERE current")) {
            var projections = new ArrayList<String>();
            while (rows.next()) {
                projections.add(rows.getString(1));
            }
            return projections;
        }
    }

    private void awaitAtLeast(String sql, long least, Duration patience) throws SQLException {
        var deadline = System.nanoTime() + patience.toNanos();
        try (var connection = connect()) {
            for (var now = number(connection, sql); now < least; now = number(connection, sql)) {
                if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                    throw new IllegalStateException("after %s: %d of %d, by %s".formatted(patience, now, least, sql));
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
    }

    /** Whatever a projection has in Postgres is gone, its checkpoints too: it must begin anew. */
    public void forget(String projection) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("DELETE FROM projector.checkpoint WHERE projection = '" + projection + "'");
            statement.execute("DROP SCHEMA IF EXISTS " + schema(projection) + " CASCADE");
            connection.commit();
        }
    }

    /** So that what was loaded before is not still being written while the next thing is timed. */
    public void settle() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
            statement.execute("CHECKPOINT");
        }
    }

    public static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
