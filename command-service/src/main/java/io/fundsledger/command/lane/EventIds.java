package io.fundsledger.command.lane;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUIDv7 (RFC 9562): the millisecond, then the microseconds within it, then random bits. */
public final class EventIds {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final RandomGenerator random;

    public EventIds(RandomGenerator random) {
        this.random = random;
    }

    public UUID next(Instant at) {
        var withinMillisecond = ChronoUnit.MICROS.between(Instant.EPOCH, at) % 1000;
        var high = (at.toEpochMilli() << 16) | VERSION_7 | (withinMillisecond << 2) | (random.nextInt() & 3);
        return new UUID(high, (random.nextLong() >>> 2) | VARIANT);
    }
}
