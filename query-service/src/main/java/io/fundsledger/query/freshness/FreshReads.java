package io.fundsledger.query.freshness;

import io.fundsledger.query.api.ProblemCode;
import io.fundsledger.query.api.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Reads a view once it holds the positions asked for, or refuses; it never gives older data. */
@Component
public class FreshReads {

    private final WaitingRoom waitingRoom;
    private final WaitingAnnouncer announcer;
    private final Timer waits;
    private final Counter timeouts;

    FreshReads(WaitingRoom waitingRoom, WaitingAnnouncer announcer, MeterRegistry meters) {
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

    /** Takes snapshots until one is fresh enough: the first at once, more whenever the view has got there. */
    public <T> Snapshot<T> read(Projection projection, Freshness freshness, Supplier<Snapshot<T>> snapshots) {
        if (freshness.atLeast().isEmpty()) {
            return snapshots.get();
        }
        try (var guest = waitingRoom.enter(projection, freshness.atLeast())) {
            var snapshot = snapshots.get();
            return snapshot.positions().hold(freshness.atLeast())
                    ? snapshot
                    : waits.record(() -> readLater(projection, freshness, snapshots, guest));
        }
    }

    private <T> Snapshot<T> readLater(
            Projection projection, Freshness freshness, Supplier<Snapshot<T>> snapshots, WaitingRoom.Guest guest) {
        var deadline = System.nanoTime() + freshness.patience().toNanos();
        announcer.announce(projection);
        for (; ; ) {
            guest.await(Duration.ofNanos(deadline - System.nanoTime()));
            var snapshot = snapshots.get();
            if (snapshot.positions().hold(freshness.atLeast())) {
                return snapshot;
            }
            if (deadline - System.nanoTime() <= 0 || Thread.currentThread().isInterrupted()) {
                timeouts.increment();
                throw notReached(freshness, snapshot.positions());
            }
        }
    }

    private static ProblemException notReached(Freshness freshness, Positions now) {
        var reached = freshness.atLeast().stream()
                .map(demanded -> now.of(demanded.partition()).toString())
                .distinct()
                .toList();
        var demanded = freshness.atLeast().stream().map(Object::toString).toList();
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
