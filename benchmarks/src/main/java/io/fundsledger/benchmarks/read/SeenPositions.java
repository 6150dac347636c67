package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.stage.Views;
import io.fundsledger.cli.rest.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** When a reader of the view of accounts could see which positions: looks whenever it is said that this view has moved. */
final class SeenPositions implements AutoCloseable {

    private static final String VIEW = "accounts";
    private static final String POSITIONS =
            "SELECT log_partition, position FROM views.position WHERE projection = '" + VIEW + "'";
    private static final int MILLIS_BETWEEN_LOOKS = 100;

    private final ConcurrentMap<Integer, NavigableMap<Long, Long>> instants = new ConcurrentHashMap<>();
    private final Connection connection;
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable SQLException failure;

    SeenPositions(Views views) throws SQLException {
        connection = views.connect();
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN ledger_position");
        }
        thread = Thread.ofPlatform().name("seen-positions").start(this::watch);
    }

    private void watch() {
        try {
            while (!closing) {
                var heard = connection.unwrap(PGConnection.class).getNotifications(MILLIS_BETWEEN_LOOKS);
                if (isDue(heard)) {
                    look();
                }
            }
            look();
        } catch (SQLException e) {
            failure = e;
        }
    }

    /** Whether the view has moved, as far as is known: it is said of every view, and might be missed. */
    private static boolean isDue(PGNotification @Nullable [] heard) {
        return heard == null
                || heard.length == 0
                || Arrays.stream(heard).anyMatch(one -> VIEW.equals(one.getParameter()));
    }

    private void look() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(POSITIONS)) {
            var now = System.nanoTime();
            while (rows.next()) {
                of(rows.getInt(1)).putIfAbsent(rows.getLong(2), now);
            }
        }
    }

    private NavigableMap<Long, Long> of(int partition) {
        return instants.computeIfAbsent(partition, any -> new ConcurrentSkipListMap<>());
    }

    /** When the event of a command, whose answer this is, was first seen; {@link System#nanoTime} of then. */
    long instantOf(Response answer) {
        var token = answer.header("Ledger-Position").orElseThrow().split(":", 2);
        var seen = of(Integer.valueOf(token[0])).ceilingEntry(Long.valueOf(token[1]));
        if (seen == null) {
            throw new IllegalStateException("never seen: " + String.join(":", token));
        }
        return seen.getValue();
    }

    /** Ends the watch; what was seen can still be asked. */
    @Override
    public void close() throws SQLException, InterruptedException {
        closing = true;
        thread.join();
        connection.close();
        if (failure != null) {
            throw failure;
        }
    }
}
