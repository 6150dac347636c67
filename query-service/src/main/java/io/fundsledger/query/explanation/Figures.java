package io.fundsledger.query.explanation;

import io.fundsledger.events.money.Money;
import io.fundsledger.query.account.Account;
import io.fundsledger.query.change.AccountChange;

/** What makes up what is available: everything booked, and the overdraft limit, less what is held. */
record Figures(Money booked, Money overdraftLimit, Money held) {

    static Figures of(Account account) {
        return new Figures(account.balance(), account.overdraftLimit(), account.held());
    }

    static Figures after(AccountChange change) {
        return of(change.after());
    }

    /** Of an account that has not been opened yet. */
    static Figures none(Account account) {
        var zero = Money.zero(account.currency());
        return new Figures(zero, zero, zero);
    }

    Money available() {
        return booked.plus(overdraftLimit).minus(held);
    }

    /** What has to be added to other figures to get these. */
    Figures minus(Figures other) {
        return new Figures(
                booked.minus(other.booked), overdraftLimit.minus(other.overdraftLimit), held.minus(other.held));
    }

    /** The sum as a person would write it down. */
    String sum() {
        return "%s + %s - %s = %s"
                .formatted(
                        booked.toDecimal(),
                        overdraftLimit.toDecimal(),
                        held.toDecimal(),
                        available().toDecimal());
    }
}
