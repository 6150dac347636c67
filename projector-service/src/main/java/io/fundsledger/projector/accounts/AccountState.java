package io.fundsledger.projector.accounts;

import io.fundsledger.events.money.Money;

/**
 * What of an account its events change. No figure comes from a clock: an open hold counts here until an event ends it, and
 * readers of the view take off what is overdue.
 *
 * @param balance everything booked
 * @param held the sum of the open holds
 * @param openHolds how many there are
 * @param expiringHolds how many of them end by themselves
 */
record AccountState(
        AccountStatus status, Money balance, Money overdraftLimit, Money held, int openHolds, int expiringHolds) {

    /** Throws ArithmeticException if what readers add up would not fit. */
    AccountState {
        Math.addExact(balance.minor(), overdraftLimit.minor());
        Math.addExact(Math.subtractExact(balance.minor(), held.minor()), overdraftLimit.minor());
    }

    static AccountState opened(Money overdraftLimit) {
        var zero = Money.zero(overdraftLimit.currency());
        return new AccountState(AccountStatus.OPEN, zero, overdraftLimit, zero, 0, 0);
    }

    AccountState booked(Money change) {
        return new AccountState(status, balance.plus(change), overdraftLimit, held, openHolds, expiringHolds);
    }

    AccountState with(OpenHold hold) {
        return new AccountState(
                status,
                balance,
                overdraftLimit,
                held.plus(hold.amount()),
                openHolds + 1,
                expiringHolds + expiring(hold));
    }

    AccountState without(OpenHold hold) {
        return new AccountState(
                status,
                balance,
                overdraftLimit,
                held.minus(hold.amount()),
                openHolds - 1,
                expiringHolds - expiring(hold));
    }

    AccountState limitedTo(Money limit) {
        return new AccountState(status, balance, limit, held, openHolds, expiringHolds);
    }

    AccountState in(AccountStatus next) {
        return new AccountState(next, balance, overdraftLimit, held, openHolds, expiringHolds);
    }

    /** Whether nothing is on it and nothing holds it. */
    boolean isEmpty() {
        return balance.minor() == 0 && openHolds == 0;
    }

    private static int expiring(OpenHold hold) {
        return hold.expiresAt() == null ? 0 : 1;
    }
}
