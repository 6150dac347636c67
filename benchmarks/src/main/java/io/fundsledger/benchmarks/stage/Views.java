package io.fundsledger.benchmarks.stage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The views' database, as its administrator sees it. */
public final class Views {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final AdminDatabase database;
    private final EventStore log;

    Views(AdminDatabase database, EventStore log) {
        this.database = database;
        this.log = log;
    }

    public AdminDatabase database() {
        return database;
    }

    public Connection connect() throws SQLException {
        return database.connect();
    }

    /** The schema that a projection's current tables are in. */
    public String schema(String projection) throws SQLException {
        var generation = database.number(
                "SELECT generation FROM projector.generation WHERE current AND projection = '" + projection + "'");
        return projection.replace('-', '_') + "_g" + generation;
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
        var events = log.recorded();
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
            for (var now = AdminDatabase.number(connection, sql);
                    now < least;
                    now = AdminDatabase.number(connection, sql)) {
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

    public void settle() throws SQLException {
        database.settle();
    }
}
