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
     * @param overdraftLimit how far below zero the balance may go, zero or more; its currency is the account's
     */
    record AccountOpened(
            String ownerId, Money overdraftLimit, @Nullable EventText text) implements AccountEvent {
        public AccountOpened {
            require(EventText.isWellFormed(ownerId), "an owner's id is Unicode, not %s", ownerId);
            require(overdraftLimit.minor() >= 0, "an overdraft limit is zero or more, not %s", overdraftLimit);
        }

        public Currency currency() {
            return overdraftLimit.currency();
        }
    }

    /**
     * Money came in.
     *
     * @param amount greater than zero
     * @param valueDate the day from which it counts, of a year with four digits
     * @param category what it was for, in the words of the sender of the command
     */
    record MoneyDeposited(
            Money amount,
            LocalDate valueDate,
            @Nullable String category,
            @Nullable EventText text) implements AccountEvent {
        public MoneyDeposited {
            requireEntry(amount, valueDate, category);
        }
    }

    /**
     * Money went out.
     *
     * @param amount greater than zero
     * @param valueDate the day from which it counts, of a year with four digits
     * @param category what it was for, in the words of the sender of the command
     */
    record MoneyWithdrawn(
            Money amount,
            LocalDate valueDate,
            @Nullable String category,
            @Nullable EventText text) implements AccountEvent {
        public MoneyWithdrawn {
            requireEntry(amount, valueDate, category);
        }
    }

    private static void requireEntry(Money amount, LocalDate valueDate, @Nullable String category) {
        require(amount.isPositive(), "an amount is greater than zero, not %s", amount);
        require(valueDate.getYear() >= 0 && valueDate.getYear() <= 9999, "a year has four digits, not %s", valueDate);
        require(category == null || EventText.isWellFormed(category), "a category is Unicode, not %s", category);
    }

    private static void require(boolean holds, String otherwise, @Nullable Object value) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise.formatted(value));
        }
    }
}
