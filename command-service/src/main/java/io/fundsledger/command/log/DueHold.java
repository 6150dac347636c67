package io.fundsledger.command.log;

import java.time.Instant;
import java.util.UUID;

/**
 * An open hold that can expire.
 *
 * @param expiresAt the instant from which it counts no more, in microseconds
 * @param holdId the version of the account at which it was placed
 */
public record DueHold(Instant expiresAt, UUID accountId, long holdId) {

    /** Comes before all others. */
    public static final DueHold NONE = new DueHold(Instant.EPOCH, new UUID(0, 0), 0);
}
