package io.fundsledger.events;

import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an account. These are the only facts that the ledger keeps; everything else follows from them.
 * Whose account it was, when, by whom and in which order is in the {@link RecordedEvent} around it.
 *
 * <p>Amounts are greater than zero. A value date is the day from which an entry counts, of a year with four digits. A
 * category is what an entry was for, in the words of the sender of the command. The id of an entry or a hold is the
 * account's version at which it was made.
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
            Require.wellFormed("an owner's id", ownerId);
            Require.limit(overdraftLimit);
        }

        public Currency currency() {
            return overdraftLimit.currency();
        }
    }

    /**
     * Money came in.
     *
     * @param channel through what, see {@link Channel}
     */
    record MoneyDeposited(
            Money amount,
            LocalDate valueDate,
            String channel,
            @Nullable String category,
            @Nullable EventText text) implements AccountEvent {
        public MoneyDeposited {
            Require.entry(amount, valueDate, category);
            Require.channel(channel);
        }
    }

    /**
     * Money went out.
     *
     * @param channel through what, see {@link Channel}
     */
    record MoneyWithdrawn(
            Money amount,
            LocalDate valueDate,
            String channel,
            @Nullable String category,
            @Nullable EventText text) implements AccountEvent {
        public MoneyWithdrawn {
            Require.entry(amount, valueDate, category);
            Require.channel(channel);
        }
    }

    /**
     * Money went to another account of the ledger.
     *
     * @param other where it went
     */
    record TransferSent(
            OtherLeg other,
            Money amount,
            LocalDate valueDate,
            @Nullable String category,
            @Nullable EventText text) implements AccountEvent {
        public TransferSent {
            Require.entry(amount, valueDate, category);
        }
    }

    /**
     * Money came from another account of the ledger.
     *
     * @param other where it came from
     */
    record TransferReceived(
            OtherLeg other,
            Money amount,
            LocalDate valueDate,
            @Nullable String category,
            @Nullable EventText text) implements AccountEvent {
        public TransferReceived {
            Require.entry(amount, valueDate, category);
        }
    }

    /**
     * Money was set aside: it is not available, and not gone.
     *
     * @param expiresAt the instant from which the hold counts no more, in microseconds; null is never
     */
    record HoldPlaced(
            Money amount,
            @Nullable Instant expiresAt,
            @Nullable String category,
            @Nullable EventText text) implements AccountEvent {
        public HoldPlaced {
            Require.amount(amount);
            Require.instant(expiresAt);
            Require.category(category);
        }
    }

    /**
     * Money that was held went out. The hold is ended; what is left of it is released.
     *
     * @param amount at most what was held
     * @param category the hold's
     */
    record HoldCaptured(
            long holdId,
            Money amount,
            LocalDate valueDate,
            @Nullable String category,
            @Nullable EventText text) implements AccountEvent {
        public HoldCaptured {
            Require.version(holdId);
            Require.entry(amount, valueDate, category);
        }
    }

    /** A hold was ended by a command, and all of it is available again. */
    record HoldReleased(long holdId, @Nullable EventText text) implements AccountEvent {
        public HoldReleased {
            Require.version(holdId);
        }
    }

    /** A hold's time was over. It had stopped counting at that instant; this event came later. */
    record HoldExpired(long holdId) implements AccountEvent {
        public HoldExpired {
            Require.version(holdId);
        }

        @Override
        public @Nullable EventText text() {
            return null;
        }
    }

    /**
     * An entry was undone, whole and for good.
     *
     * @param entryId of the entry that was undone
     * @param kind what that entry was
     * @param amount what that entry moved
     * @param direction which way this moves it: a deposit's reversal is a debit
     * @param forced whether an operator had it done whether or not the funds were there
     * @param category that entry's
     * @param other the reversal of a transfer's other leg; null for any other kind
     */
    record EntryReversed(
            long entryId,
            EntryKind kind,
            Money amount,
            Direction direction,
            boolean forced,
            LocalDate valueDate,
            @Nullable String category,
            @Nullable OtherLeg other,
            @Nullable EventText text)
            implements AccountEvent {
        public EntryReversed {
            Require.version(entryId);
            Require.entry(amount, valueDate, category);
            Require.reversal(kind, direction, other);
        }
    }

    /** The balance may go this far below zero from now on, zero or more. */
    record OverdraftLimitChanged(
            Money overdraftLimit, @Nullable EventText text) implements AccountEvent {
        public OverdraftLimitChanged {
            Require.limit(overdraftLimit);
        }
    }

    /** From now on nothing leaves by withdrawal, transfer or new hold. */
    record AccountFrozen(@Nullable EventText text) implements AccountEvent {}

    /** The account can be used as before it was frozen. */
    record AccountUnfrozen(@Nullable EventText text) implements AccountEvent {}

    /** Nothing more happens to this account. */
    record AccountClosed(@Nullable EventText text) implements AccountEvent {}
}
