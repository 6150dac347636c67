package io.fundsledger.command.account;

import static io.fundsledger.command.account.Checks.refuseIf;

import io.fundsledger.command.account.AccountCommand.Close;
import io.fundsledger.command.account.AccountCommand.Freeze;
import io.fundsledger.command.account.AccountCommand.SetOverdraftLimit;
import io.fundsledger.command.account.AccountCommand.Unfreeze;
import io.fundsledger.command.account.Refusal.AccountNotFrozen;
import io.fundsledger.command.account.Refusal.AmountTooLarge;
import io.fundsledger.command.account.Refusal.BalanceNotZero;
import io.fundsledger.command.account.Refusal.HoldsOpen;
import io.fundsledger.command.account.Refusal.OverdraftInUse;
import io.fundsledger.events.AccountEvent.AccountClosed;
import io.fundsledger.events.AccountEvent.AccountFrozen;
import io.fundsledger.events.AccountEvent.AccountUnfrozen;
import io.fundsledger.events.AccountEvent.OverdraftLimitChanged;
import io.fundsledger.events.money.Money;
import java.util.Optional;

/** What changes how an account can be used, and moves no money. */
final class StateRules {

    private StateRules() {}

    static Decision limit(SetOverdraftLimit command, Draft account) {
        var limit = command.overdraftLimit();
        return Checks.currency(account, limit)
                .or(() -> limitTooLarge(account, limit))
                .or(() -> overdraftInUse(account, limit))
                .map(Decision::refused)
                .orElseGet(() -> account.with(new OverdraftLimitChanged(limit, command.text()))
                        .accepted());
    }

    static Decision freeze(Freeze command, Draft account) {
        return Checks.frozen(account)
                .map(Decision::refused)
                .orElseGet(() -> account.with(new AccountFrozen(command.text())).accepted());
    }

    static Decision unfreeze(Unfreeze command, Draft account) {
        return refuseIf(!account.account().frozen(), () -> new AccountNotFrozen(account.accountId()))
                .map(Decision::refused)
                .orElseGet(
                        () -> account.with(new AccountUnfrozen(command.text())).accepted());
    }

    static Decision close(Close command, Draft account) {
        return Checks.frozen(account)
                .or(() -> holdsOpen(account))
                .or(() -> balanceNotZero(account))
                .map(Decision::refused)
                .orElseGet(() -> account.with(new AccountClosed(command.text())).accepted());
    }

    /** A lower limit cannot be too large: what it makes of the funds is asked next. */
    private static Optional<Refusal> limitTooLarge(Draft account, Money limit) {
        var balance = account.account().balance();
        return refuseIf(
                balance.minor() > Long.MAX_VALUE - limit.minor(),
                () -> new AmountTooLarge(account.accountId(), balance, limit));
    }

    private static Optional<Refusal> overdraftInUse(Draft account, Money limit) {
        var current = account.account().overdraftLimit();
        var available = account.available();
        var lowered = current.minus(limit);
        return refuseIf(
                lowered.isPositive() && available.minor() < lowered.minor(),
                () -> new OverdraftInUse(available, current, limit));
    }

    private static Optional<Refusal> holdsOpen(Draft account) {
        var holds = account.account().holds();
        return refuseIf(
                !holds.isEmpty(),
                () -> new HoldsOpen(account.accountId(), new Money(holds.total(), account.currency())));
    }

    private static Optional<Refusal> balanceNotZero(Draft account) {
        var balance = account.account().balance();
        return refuseIf(balance.minor() != 0, () -> new BalanceNotZero(account.accountId(), balance));
    }
}
