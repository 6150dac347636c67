package io.fundsledger.command.account;

import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of an account. Amounts are greater than zero; a text is free text with, where it is asked for, the
 * reason.
 */
public sealed interface AccountCommand {

    UUID accountId();

    /** The version that the account must have, or null where any will do. */
    @Nullable Long ifVersion();

    /** A command that names an entry or a hold of its account by the version at which it was made. */
    sealed interface NamesEntry extends AccountCommand {
        long entryId();
    }

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

    /**
     * Brings money in.
     *
     * @param channel through what, see {@link io.fundsledger.events.Channel}
     */
    record Deposit(UUID accountId, @Nullable Long ifVersion, String channel, Entry entry) implements AccountCommand {}

    /**
     * Takes money out.
     *
     * @param channel through what, see {@link io.fundsledger.events.Channel}
     */
    record Withdraw(UUID accountId, @Nullable Long ifVersion, String channel, Entry entry) implements AccountCommand {}

    /**
     * Sends money to another account of the ledger.
     *
     * @param accountId the sender
     * @param transferId a new one
     */
    record Transfer(UUID accountId, @Nullable Long ifVersion, UUID toAccountId, UUID transferId, Entry entry)
            implements AccountCommand {}

    /**
     * Sets money aside.
     *
     * @param expiresAt in the future, in microseconds; null is never
     */
    record PlaceHold(
            UUID accountId,
            @Nullable Long ifVersion,
            Money amount,
            @Nullable Instant expiresAt,
            @Nullable String category,
            @Nullable PlainText text)
            implements AccountCommand {}

    /**
     * Takes held money out, and ends the hold.
     *
     * @param amount null is all that is held
     */
    record CaptureHold(
            UUID accountId,
            @Nullable Long ifVersion,
            long entryId,
            @Nullable Money amount,
            @Nullable PlainText text) implements NamesEntry {}

    record ReleaseHold(
            UUID accountId,
            @Nullable Long ifVersion,
            long entryId,
            @Nullable PlainText text) implements NamesEntry {}

    /**
     * Ends a hold whose time is over, and with it all others of its account that are overdue. Nobody but the ledger itself
     * asks for it, where nobody asks for anything else.
     */
    record ExpireHold(UUID accountId, long entryId) implements NamesEntry {

        @Override
        public @Nullable Long ifVersion() {
            return null;
        }
    }

    /**
     * Undoes an entry, on both accounts if it is of a transfer.
     *
     * @param force whether it is done without the funds, too: an operator's right
     * @param valueDate null is the entry's
     */
    record ReverseEntry(
            UUID accountId,
            @Nullable Long ifVersion,
            long entryId,
            boolean force,
            @Nullable LocalDate valueDate,
            @Nullable PlainText text)
            implements NamesEntry {}

    /**
     * Says how far below zero the available balance reaches.
     *
     * @param overdraftLimit zero or more
     */
    record SetOverdraftLimit(
            UUID accountId,
            @Nullable Long ifVersion,
            Money overdraftLimit,
            @Nullable PlainText text) implements AccountCommand {}

    record Freeze(
            UUID accountId,
            @Nullable Long ifVersion,
            @Nullable PlainText text) implements AccountCommand {}

    record Unfreeze(
            UUID accountId,
            @Nullable Long ifVersion,
            @Nullable PlainText text) implements AccountCommand {}

    record Close(
            UUID accountId,
            @Nullable Long ifVersion,
            @Nullable PlainText text) implements AccountCommand {}
}
