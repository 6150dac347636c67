package io.fundsledger.command.account;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;

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
            return switch (event) {
                case AccountOpened(var ownerId, var limit, var text) ->
                    new Opened(1, ownerId, Money.zero(limit.currency()), limit);
                case MoneyDeposited deposited -> throw new ImpossibleEventException(this, deposited);
                case MoneyWithdrawn withdrawn -> throw new ImpossibleEventException(this, withdrawn);
            };
        }
    }

    /**
     * An account that can be used.
     *
     * @param balance everything booked
     * @param overdraftLimit how far below zero the available balance reaches
     */
    record Opened(long version, String ownerId, Money balance, Money overdraftLimit) implements Account {

        public Currency currency() {
            return balance.currency();
        }

        /** What may still go out. */
        public Money available() {
            return balance.plus(overdraftLimit);
        }

        @Override
        public Account evolve(AccountEvent event) {
            return switch (event) {
                case AccountOpened again -> throw new ImpossibleEventException(this, again);
                case MoneyDeposited deposited ->
                    booked(deposited, deposited.amount().minor());
                case MoneyWithdrawn withdrawn ->
                    booked(withdrawn, Math.negateExact(withdrawn.amount().minor()));
            };
        }

        private Opened booked(AccountEvent event, long signedMinor) {
            try {
                var moved = balance.plus(new Money(signedMinor, currencyOf(event)));
                return new Opened(version + 1, ownerId, moved, overdraftLimit);
            } catch (ArithmeticException | IllegalArgumentException cannotBe) {
                throw new ImpossibleEventException(this, event, cannotBe);
            }
        }

        private static Currency currencyOf(AccountEvent event) {
            return switch (event) {
                case AccountOpened opened -> opened.currency();
                case MoneyDeposited deposited -> deposited.amount().currency();
                case MoneyWithdrawn withdrawn -> withdrawn.amount().currency();
            };
        }
    }
}
