package io.fundsledger.endtoend.bank;

import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of an account. */
public sealed interface Operation {

    /** Whose answer it is. */
    UUID accountId();

    record Open(UUID accountId, String ownerId, Money overdraftLimit) implements Operation {}

    record Deposit(UUID accountId, Money amount) implements Operation {}

    record Withdraw(UUID accountId, Money amount) implements Operation {}

    record Transfer(UUID accountId, UUID toAccountId, Money amount) implements Operation {}

    record PlaceHold(UUID accountId, Money amount, @Nullable Instant expiresAt) implements Operation {}

    /**
     * Takes held money out.
     *
     * @param amount null is all of it
     */
    record CaptureHold(
            UUID accountId, long holdId, @Nullable Money amount) implements Operation {}

    record ReleaseHold(UUID accountId, long holdId) implements Operation {}

    record Reverse(UUID accountId, long entryId, boolean force) implements Operation {}

    record SetLimit(UUID accountId, Money limit) implements Operation {}

    record Freeze(UUID accountId) implements Operation {}

    record Unfreeze(UUID accountId) implements Operation {}
}
