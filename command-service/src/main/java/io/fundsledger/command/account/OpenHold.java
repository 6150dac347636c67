package io.fundsledger.command.account;

import io.fundsledger.events.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money set aside, neither captured nor released nor recorded as expired.
 *
 * @param expiresAt the instant from which it counts no more; null is never
 * @param category what it is for; its capture has the same
 */
public record OpenHold(
        Money amount, @Nullable Instant expiresAt, @Nullable String category) {

    public boolean countsAt(Instant at) {
        return expiresAt == null || at.isBefore(expiresAt);
    }
}
