package io.fundsledger.projector.projection;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Hears from readers that they have begun to wait. Not hearing them costs them a little time, nothing else. */
public final class WaitingReadersListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingReadersListener.class);
    private static final int PATIENCE_MILLIS = 10_000;
    private static final Duration BEFORE_RECONNECTING = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final WaitingReaders waiting;
    private volatile @Nullable Thread thread;

    public WaitingReadersListener(DataSource dataSource, WaitingReaders waiting) {
        this.dataSource = dataSource;
        this.waiting = waiting;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("waiting-readers").start(this::listen);
    }

    private void listen() {
        try {
            while (isRunning()) {
                listenWhileConnected();
                Thread.sleep(BEFORE_RECONNECTING);
            }
        } catch (InterruptedException ended) {
            LOG.debug("No longer listening");
        }
    }

    private void listenWhileConnected() {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("LISTEN ledger_waiting");
            var notifications = connection.unwrap(PGConnection.class);
            while (isRunning()) {
                for (var heard : notifications.getNotifications(PATIENCE_MILLIS)) {
                    waiting.somebodyWaitsFor(heard.getParameter());
                }
            }
        } catch (SQLException lost) {
            LOG.debug("Not listening to waiting readers: {}", lost.getMessage());
        }
    }

    @Override
    public void stop() {
        var listening = thread;
        thread = null;
        if (listening != null) {
            listening.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
