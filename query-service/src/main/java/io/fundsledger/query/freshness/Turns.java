package io.fundsledger.query.freshness;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Queries that name a position look at the views a few at a time, in the order in which they came. A thousand that come or
 * are woken at once would else fight for the pool's connections, and the losers, and those who do not wait for anything,
 * would be told that the store is away.
 */
final class Turns {

    /** Half of the connections that application.yml gives the pool. */
    static final int AT_ONCE = 10;

    /** For a query that has no patience left: as long as the pool waits for a connection, by application.yml. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(2);

    private final Semaphore free = new Semaphore(AT_ONCE, true);

    /**
     * Looks when it is this query's turn.
     *
     * @param patience how much of it the query has left
     * @throws NoTurnException if it does not get one within its patience, or within two seconds if that is longer
     */
    <T> T take(Duration patience, Supplier<T> look) {
        await(patience.compareTo(LEAST_PATIENCE) > 0 ? patience : LEAST_PATIENCE);
        try {
            return look.get();
        } finally {
            free.release();
        }
    }

    private void await(Duration longest) {
        try {
            if (!free.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new NoTurnException("The view could not be looked at within %d s: other queries came first"
                        .formatted(longest.toSeconds()));
            }
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
            throw new NoTurnException("The service is being stopped");
        }
    }
}
