package io.fundsledger.projector.projection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers for which projections somebody has lately begun to wait. */
public final class WaitingReaders {

    /** A reader waits about as long unless told otherwise. */
    private static final long MEMORY_NANOS = 2_000_000_000L;

    private final Map<String, Long> lastCall = new ConcurrentHashMap<>();

    void somebodyWaitsFor(String projection) {
        lastCall.put(projection, System.nanoTime());
    }

    boolean areWaitingFor(Projection projection) {
        var called = lastCall.get(projection.name());
        return called != null && System.nanoTime() - called < MEMORY_NANOS;
    }
}
