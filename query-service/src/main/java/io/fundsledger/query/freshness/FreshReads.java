package io.fundsledger.query.freshness;

import io.fundsledger.query.api.ProblemCode;
import io.fundsledger.query.api.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads a view once it holds the positions asked for, or refuses; it never gives older data. */
@Component
public class FreshReads {

    private static final int MOST_SWITCHES = 5;

    private final TransactionTemplate snapshots;
    private final TransactionTemplate rowSnapshots;
    private final PositionReader positions;
    private final WaitingRoom waitingRoom;
    private final WaitingAnnouncer announcer;
    private final Turns turns = new Turns();
    private final Timer waits;
    private final Counter timeouts;

    FreshReads(
            PlatformTransactionManager transactions,
            DataSource views,
            PositionReader positions,
            WaitingRoom waitingRoom,
            WaitingAnnouncer announcer,
            MeterRegistry meters) {
        this.snapshots = new TransactionTemplate(transactions);
        this.snapshots.setReadOnly(true);
        this.rowSnapshots = new TransactionTemplate(new JdbcTransactionManager(views)); // whose connections only read
        this.positions = positions;
        this.waitingRoom = waitingRoom;
        this.announcer = announcer;
        Gauge.builder("ledger.query.freshness.waiting", waitingRoom, WaitingRoom::size)
                .description("Queries that wait for a view to reach a position")
                .register(meters);
        this.waits = Timer.builder("ledger.query.freshness.waits")
                .description("How long queries waited for a view to reach a position")
                .register(meters);
        this.timeouts = Counter.builder("ledger.query.freshness.timeouts")
                .description("Queries refused because the view did not reach the position in time")
                .register(meters);
    }

    /** How far a view is that cannot be read in a snapshot, once it is far enough. */
    public Positions positions(Projection projection, Freshness freshness) {
        return readRows(projection, freshness, () -> projection).positions();
    }

    /** Reads in one snapshot until it is fresh enough: at once, and again whenever the view has got there. */
    public <T> Snapshot<T> read(Projection projection, Freshness freshness, Supplier<T> rows) {
        return read(freshness, projection, () -> snapshot(snapshots, projection, rows));
    }

    /** The same for rows that JDBC alone reads: a JPA repository would read in another snapshot here. */
    public <T> Snapshot<T> readRows(Projection projection, Freshness freshness, Supplier<T> rows) {
        return read(freshness, projection, () -> snapshot(rowSnapshots, projection, rows));
    }

    private <T> Snapshot<T> read(Freshness freshness, Projection projection, Supplier<Snapshot<T>> look) {
        if (freshness.atLeast().isEmpty()) {
            return look.get();
        }
        var deadline = System.nanoTime() + freshness.patience().toNanos();
        try (var guest = waitingRoom.enter(projection, freshness.atLeast())) {
            var snapshot = inTurn(freshness, deadline, look);
            return snapshot.positions().hold(freshness.atLeast())
                    ? snapshot
                    : waits.record(() -> readLater(projection, freshness, deadline, look, guest));
        }
    }

    private <T> Snapshot<T> readLater(
            Projection projection,
            Freshness freshness,
            long deadline,
            Supplier<Snapshot<T>> look,
            WaitingRoom.Guest guest) {
        if (left(deadline).isPositive()) {
            inTurn(freshness, deadline, () -> announcer.announce(projection));
        }
        for (; ; ) {
            guest.await(left(deadline));
            var snapshot = inTurn(freshness, deadline, look);
            if (snapshot.positions().hold(freshness.atLeast())) {
                return snapshot;
            }
            if (!left(deadline).isPositive()) {
                timeouts.increment();
                throw notReached(freshness, snapshot.positions());
            }
        }
    }

    private <T> T inTurn(Freshness freshness, long deadline, Supplier<T> look) {
        try {
            return turns.take(left(deadline), look);
        } catch (NoTurnException busy) {
            timeouts.increment();
            throw new ProblemException(ProblemCode.POSITION_NOT_REACHED, String.valueOf(busy.getMessage()))
                    .with("requested", demanded(freshness));
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    private <T> Snapshot<T> snapshot(TransactionTemplate transaction, Projection projection, Supplier<T> rows) {
        for (var attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(
                        transaction.execute(status -> new Snapshot<>(rows.get(), positions.of(projection))));
            } catch (SwitchedException meanwhile) {
                if (attempt >= MOST_SWITCHES) {
                    throw new ProblemException(ProblemCode.STORE_UNAVAILABLE, String.valueOf(meanwhile.getMessage()));
                }
            }
        }
    }

    private static List<String> demanded(Freshness freshness) {
        return freshness.atLeast().stream().map(Object::toString).toList();
    }

    private static ProblemException notReached(Freshness freshness, Positions now) {
        var reached = freshness.atLeast().stream()
                .map(demanded -> now.of(demanded.partition()).toString())
                .distinct()
                .toList();
        var demanded = demanded(freshness);
        return new ProblemException(
                        ProblemCode.POSITION_NOT_REACHED,
                        "The view is at %s and has not reached %s within %d s"
                                .formatted(
                                        String.join(", ", reached),
                                        String.join(", ", demanded),
                                        freshness.patience().toSeconds()))
                .with("reached", reached)
                .with("requested", demanded);
    }
}
