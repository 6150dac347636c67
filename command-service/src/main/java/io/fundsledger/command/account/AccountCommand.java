package io.fundsledger.command.account;

import io.fundsledger.events.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of an account. */
public sealed interface AccountCommand {

    UUID accountId();

    /** The version that the account must have, or null where any will do. */
    @Nullable Long ifVersion();

    /**
     * Opens an account.
     *
     * @param overdraftLimit zero or more; its currency becomes the account's
     * @param accountNumber how people call the account; no two accounts have the same
     */
    record OpenAccount(
            UUID accountId,
            @Nullable Long ifVersion,
            String ownerId,
            Money overdraftLimit,
            @Nullable String accountNumber)
            implements AccountCommand {}

    record Deposit(UUID accountId, @Nullable Long ifVersion, Entry entry) implements AccountCommand {}

    record Withdraw(UUID accountId, @Nullable Long ifVersion, Entry entry) implements AccountCommand {}
}
