package io.fundsledger.command.relay;

import io.fundsledger.command.follow.LogHeads;
import io.fundsledger.command.lane.CommitListener;
import io.fundsledger.command.log.LogConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the relays of all instances that something was committed, and those who follow the log here. The own relay hears
 * of it at once; the others by a NOTIFY that is sent alone, after the commit, and at most every ten milliseconds. What is
 * lost on the way is found by slow polls.
 */
public final class CommitBroadcast implements CommitListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommitBroadcast.class);
    private static final String CHANNEL = "ledger_commit";
    private static final Duration AT_MOST_EVERY = Duration.ofMillis(10);
    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final int LISTEN_MILLIS = 1000;

    private final LogConnections connections;
    private final RelayStatus status;
    private final int partitions;
    private final CommitBell own;
    private final LogHeads followers;
    private final CommitBell others = new CommitBell();
    private volatile boolean open = true;

    CommitBroadcast(
            LogConnections connections, RelayStatus status, int partitions, CommitBell own, LogHeads followers) {
        this.connections = connections;
        this.status = status;
        this.partitions = partitions;
        this.own = own;
        this.followers = followers;
    }

    void start() {
        Thread.ofVirtual().name("commit-broadcast").start(() -> whileOpen("commit-broadcast", this::send));
        Thread.ofVirtual().name("commit-listen").start(() -> whileOpen("commit-listen", this::listen));
    }

    @Override
    public void committed() {
        heard();
        if (status.cursors().size() < partitions) {
            others.ring();
        }
    }

    @Override
    public void close() {
        open = false;
    }

    private void send(Connection connection) throws SQLException {
        try (var notify = connection.prepareStatement("SELECT pg_notify('" + CHANNEL + "', '')")) {
            while (open) {
                others.await(Duration.ofSeconds(5));
                notify.execute();
                LockSupport.parkNanos(AT_MOST_EVERY.toNanos());
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var listen = connection.createStatement()) {
            listen.execute("LISTEN " + CHANNEL);
        }
        var session = connection.unwrap(PGConnection.class);
        while (open) {
            if (session.getNotifications(LISTEN_MILLIS).length > 0) {
                heard();
            }
        }
    }

    private void heard() {
        own.ring();
        followers.committed();
    }

    private void whileOpen(String purpose, SessionWork work) {
        while (open) {
            try (var connection = connections.open(purpose)) {
                work.run(connection);
            } catch (SQLException | RuntimeException gone) {
                LOG.debug("{} reconnects: {}", purpose, gone.getMessage());
                LockSupport.parkNanos(RECONNECT.toNanos());
            }
        }
    }

    private interface SessionWork {
        void run(Connection connection) throws SQLException;
    }
}
