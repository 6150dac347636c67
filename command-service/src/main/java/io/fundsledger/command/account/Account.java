package io.fundsledger.command.account;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;

/** What replaying an account's events gives. */
public sealed interface Account {

    /** How many events there have been. */
    long version();

    /** The account after one more event; throws ImpossibleEventException if that event cannot follow. */
    Account evolve(AccountEvent event);

    /**
     * No event yet.
     *
     * @param numberTaken whether the account number that it is to be opened with is another's
     */
    record Unopened(boolean numberTaken) implements Account {

        public static final Unopened FREE = new Unopened(false);

        @Override
        public long version() {
            return 0;
        }

        @Override
        public Account evolve(AccountEvent event) {
            if (event instanceof AccountOpened(var ownerId, var limit, var text)) {
                return new Opened(1, ownerId, Money.zero(limit.currency()), limit, false, OpenHolds.NONE);
            }
            throw new ImpossibleEventException(this, event);
        }
    }

    /** There is such an account, whether or not it can still be used. */
    sealed interface Known extends Account {

        String ownerId();

        /** Everything booked. */
        Money balance();

        /** How far below zero the available balance reaches. */
        Money overdraftLimit();

        /** The open holds that count at an instant. */
        Money heldAt(Instant at);

        /** What may go out at an instant; below zero only after a forced reversal. */
        Money availableAt(Instant at);

        default Currency currency() {
            return overdraftLimit().currency();
        }
    }

    /** An account that can be used. Whatever of its figures can be asked for can be counted. */
    record Opened(long version, String ownerId, Money balance, Money overdraftLimit, boolean frozen, OpenHolds holds)
            implements Known {

        /** Throws ArithmeticException if a figure would be more than can be counted. */
        public Opened {
            Math.subtractExact(balance.minor(), holds.total());
            Math.addExact(balance.minor(), overdraftLimit.minor());
        }

        @Override
        public Money heldAt(Instant at) {
            return new Money(holds.heldAt(at), currency());
        }

        @Override
        public Money availableAt(Instant at) {
            return balance.plus(overdraftLimit).minus(heldAt(at));
        }

        @Override
        public Account evolve(AccountEvent event) {
            return new Evolution(this).after(event);
        }
    }

    /** An account to which nothing happens any more; its balance is zero. */
    record Closed(long version, String ownerId, Money overdraftLimit) implements Known {

        @Override
        public Money balance() {
            return Money.zero(currency());
        }

        @Override
        public Money heldAt(Instant at) {
            return Money.zero(currency());
        }

        @Override
        public Money availableAt(Instant at) {
            return Money.zero(currency());
        }

        @Override
        public Account evolve(AccountEvent event) {
            throw new ImpossibleEventException(this, event);
        }
    }
}
