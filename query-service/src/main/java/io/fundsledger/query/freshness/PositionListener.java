package io.fundsledger.query.freshness;

import io.fundsledger.events.LogPosition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Listens on one connection for views that got on, and wakes who waits for it; reconnects for as long as it runs. */
@Component
class PositionListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PositionListener.class);
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ListenerConnections connections;
    private final WaitingRoom waitingRoom;
    private final List<ViewListener> listeners;
    private volatile boolean running;
    private volatile boolean listening;
    private volatile Thread thread = new Thread();

    PositionListener(
            ListenerConnections connections,
            WaitingRoom waitingRoom,
            List<ViewListener> listeners,
            MeterRegistry meters) {
        this.connections = connections;
        this.waitingRoom = waitingRoom;
        this.listeners = listeners;
        Gauge.builder("ledger.query.freshness.listening", this, listener -> listener.listening ? 1 : 0)
                .description("1 while this instance hears of views that got on, 0 while it is cut off")
                .register(meters);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("position-listener").start(this::listenForEver);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listenForEver() {
        while (running) {
            try (var connection = connections.open()) {
                listen(connection);
            } catch (SQLException lost) {
                LOG.debug("Not listening", lost);
            }
            if (listening && running) {
                LOG.warn("Cut off from the views' notifications; trying to listen again");
            }
            listening = false;
            pause();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN ledger_position");
        }
        listening = true;
        LOG.info("Listening for views that get on");
        Set<Projection> moved = EnumSet.allOf(Projection.class); // whatever was missed until now
        while (running) {
            for (var projection : moved) {
                tell(projection, connection);
            }
            moved = nextMoves(connection);
        }
    }

    private Set<Projection> nextMoves(Connection connection) throws SQLException {
        var notifications = connection.unwrap(PGConnection.class).getNotifications((int) QUIET.toMillis());
        if (notifications == null || notifications.length == 0) {
            checkAlive(connection);
            return EnumSet.noneOf(Projection.class);
        }
        return Arrays.stream(notifications)
                .map(PGNotification::getParameter)
                .map(Projection::named)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Projection.class)));
    }

    private void tell(Projection projection, Connection connection) throws SQLException {
        listeners.forEach(listener -> listener.moved(projection));
        if (waitingRoom.isEmpty(projection)) {
            return;
        }
        if (waitingRoom.arrived(projection, positions(projection, connection))) {
            announceAgain(projection, connection);
        }
    }

    private static Positions positions(Projection projection, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(PositionReader.POSITIONS)) {
            statement.setString(1, projection.wireName());
            var positions = new ArrayList<LogPosition>();
            var generation = 0;
            var rows = statement.executeQuery();
            while (rows.next()) {
                positions.add(new LogPosition(rows.getInt(1), rows.getLong(2)));
                generation = rows.getInt(3);
            }
            return Positions.of(generation, positions);
        }
    }

    private static void announceAgain(Projection projection, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(WaitingAnnouncer.ANNOUNCE)) {
            statement.setString(1, projection.wireName());
            statement.execute();
        }
    }

    private static void checkAlive(Connection connection) throws SQLException {
        if (!connection.isValid((int) QUIET.toSeconds())) {
            throw new SQLException("the connection went quiet");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
