package io.fundsledger.command.lane;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets commands gather where many come. Every batch costs the store about what twenty commands cost it; and with both sides
 * at work on the same processors, a lane that takes whatever is there makes batches so small that all go slower. Where few
 * come, nobody waits.
 */
final class LanePace {

    /** Who comes alone, or nearly so, is not kept waiting for others. */
    private static final int FEW = 8;

    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(3);

    private long nextAt = System.nanoTime();

    /** Waits for what is left of the time between batches, if the last was not small. */
    void await() {
        LockSupport.parkNanos(nextAt - System.nanoTime());
    }

    /** A batch is taken now. */
    void taken(int units) {
        nextAt = System.nanoTime() + (units < FEW ? 0 : BETWEEN_BATCHES.toNanos());
    }
}
