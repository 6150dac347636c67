package io.fundsledger.endtoend.bank;

import io.fundsledger.events.CommandKeyHash;
import org.jspecify.annotations.Nullable;

/**
 * An operation under an idempotency key; repeated, it is the same command.
 *
 * @param ifVersion sent as {@code If-Match}
 */
public record Command(
        String actor,
        String key,
        Operation operation,
        @Nullable Long ifVersion) {

    /** By which its events can be found. */
    public String keyHash() {
        return CommandKeyHash.of(actor, key);
    }
}
