package io.fundsledger.query.freshness;

import io.fundsledger.events.LogPosition;
import io.fundsledger.query.api.ProblemCode;
import io.fundsledger.query.api.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Queries that wait for a position look at the views a few at a time, in the order in which they came. A thousand that come
 * or are woken at once would else fight for the pool's connections, and the losers, and those who do not wait for anything,
 * would be told that the store is away.
 */
final class Turns {

    /** Half of the pool's connections. */
    private static final int AT_ONCE = 10;

    /** As long as anybody waits for a connection. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(2);

    private final Semaphore free = new Semaphore(AT_ONCE, true);

    /**
     * Looks when it is this query's turn.
     *
     * @param patience how much of it the query has left
     */
    <T> T take(List<LogPosition> demanded, Duration patience, Supplier<T> look) {
        var longest = patience.compareTo(LEAST_PATIENCE) > 0 ? patience : LEAST_PATIENCE;
        if (!await(longest)) {
            throw new ProblemException(
                            ProblemCode.POSITION_NOT_REACHED,
                            "So many queries wait that the view could not be looked at within %d s"
                                    .formatted(longest.toSeconds()))
                    .with("requested", demanded.stream().map(Object::toString).toList());
        }
        try {
            return look.get();
        } finally {
            free.release();
        }
    }

    private boolean await(Duration longest) {
        try {
            return free.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
