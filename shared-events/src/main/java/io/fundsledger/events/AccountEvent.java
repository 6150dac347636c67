package io.fundsledger.events;

import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an account. These are the only facts that the ledger keeps; everything else follows from them.
 * Whose account it was, when, by whom and in which order is in the {@link RecordedEvent} around it.
 */
public sealed interface AccountEvent {

    /** Free text that came with the command, or null; kept apart from the rest so that it can be sealed. */
    @Nullable EventText text();

    /**
     * An account was opened; always version 1, with a balance of zero.
     *
     * @param ownerId opaque id of the owner
     * @param overdraftLimit how far below zero the available balance reaches; its currency is the account's
     */
    record AccountOpened(
            String ownerId, Money overdraftLimit, @Nullable EventText text) implements AccountEvent {
        public Currency currency() {
            return overdraftLimit.currency();
        }
    }

    /**
     * Money came in.
     *
     * @param amount greater than zero
     * @param valueDate the day from which it counts
     * @param category what it was for, in the words of the sender of the command
     */
    record MoneyDeposited(
            Money amount,
            LocalDate valueDate,
            @Nullable String category,
            @Nullable EventText text) implements AccountEvent {}

    /**
     * Money went out.
     *
     * @param amount greater than zero
     * @param valueDate the day from which it counts
     * @param category what it was for, in the words of the sender of the command
     */
    record MoneyWithdrawn(
            Money amount,
            LocalDate valueDate,
            @Nullable String category,
            @Nullable EventText text) implements AccountEvent {}
}
