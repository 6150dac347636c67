package io.fundsledger.command.account;

import io.fundsledger.command.account.Refusal.AccountFrozen;
import io.fundsledger.command.account.Refusal.AmountTooLarge;
import io.fundsledger.command.account.Refusal.CurrencyMismatch;
import io.fundsledger.command.account.Refusal.InsufficientFunds;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.money.Money;
import java.util.Optional;
import java.util.function.Supplier;

/** What several rules ask of an account; each gives the refusal, or nothing if all is well. */
final class Checks {

    private Checks() {}

    static Optional<Refusal> frozen(Draft draft) {
        return refuseIf(draft.account().frozen(), () -> new AccountFrozen(draft.accountId()));
    }

    static Optional<Refusal> currency(Draft draft, Money requested) {
        return refuseIf(
                !requested.currency().equals(draft.currency()),
                () -> new CurrencyMismatch(draft.accountId(), draft.told(draft.currency()), requested.currency()));
    }

    /** Whether the account after the event could still be counted. */
    static Optional<Refusal> range(Draft draft, AccountEvent event, Money requested) {
        try {
            draft.with(event);
            return Optional.empty();
        } catch (ImpossibleEventException impossible) {
            if (impossible.getCause() instanceof ArithmeticException) {
                return Optional.of(new AmountTooLarge(
                        draft.accountId(), draft.told(draft.account().balance()), requested));
            }
            throw impossible;
        }
    }

    static Optional<Refusal> funds(Draft draft, Money requested) {
        var available = draft.available();
        return refuseIf(
                requested.minor() > available.minor(),
                () -> new InsufficientFunds(draft.accountId(), draft.told(available), requested));
    }

    static Optional<Refusal> refuseIf(boolean fails, Supplier<Refusal> refusal) {
        return fails ? Optional.of(refusal.get()) : Optional.empty();
    }
}
