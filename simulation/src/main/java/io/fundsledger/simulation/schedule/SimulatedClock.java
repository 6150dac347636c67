package io.fundsledger.simulation.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Time that passes only when somebody says so. */
public final class SimulatedClock {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private long micros;

    public void advance(Duration by) {
        micros += by.toNanos() / 1000;
    }

    public long nanoTime() {
        return micros * 1000;
    }

    /** The clock of a machine that goes wrong by so much. */
    public InstantSource wrongBy(Duration error) {
        return () -> START.plus(micros, ChronoUnit.MICROS).plus(error);
    }
}
