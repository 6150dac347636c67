package io.fundsledger.query.freshness;

import io.fundsledger.events.LogPosition;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** The queries that wait for a view to get on; each is woken once it holds what that query asked for. */
@Component
class WaitingRoom {

    private final Map<Projection, Set<Guest>> guests = new EnumMap<>(Projection.class);

    WaitingRoom() {
        for (var projection : Projection.values()) {
            guests.put(projection, ConcurrentHashMap.newKeySet());
        }
    }

    /** Enter before looking at the view: what arrives between the look and the wait then still wakes. */
    Guest enter(Projection projection, List<LogPosition> atLeast) {
        var guest = new Guest(projection, atLeast);
        of(projection).add(guest);
        return guest;
    }

    boolean isEmpty(Projection projection) {
        return of(projection).isEmpty();
    }

    int size() {
        return guests.values().stream().mapToInt(Set::size).sum();
    }

    /** Wakes those who are served by these positions and says whether others go on waiting. */
    boolean arrived(Projection projection, Positions now) {
        var unserved = false;
        for (var guest : of(projection)) {
            unserved |= !guest.wakeIfServedBy(now);
        }
        return unserved;
    }

    @SuppressWarnings("NullAway") // the constructor has put one for each
    private Set<Guest> of(Projection projection) {
        return guests.get(projection);
    }

    final class Guest implements AutoCloseable {

        private final Projection projection;
        private final List<LogPosition> atLeast;
        private final Semaphore call = new Semaphore(0);

        private Guest(Projection projection, List<LogPosition> atLeast) {
            this.projection = projection;
            this.atLeast = atLeast;
        }

        private boolean wakeIfServedBy(Positions now) {
            var served = now.hold(atLeast);
            if (served) {
                call.release();
            }
            return served;
        }

        /** Waits to be woken, at most that long. */
        void await(Duration longest) {
            try {
                if (call.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                    call.drainPermits();
                }
            } catch (InterruptedException shuttingDown) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            of(projection).remove(this);
        }
    }
}
