package io.fundsledger.endtoend.audit;

import io.fundsledger.endtoend.bank.Operation;
import java.util.Objects;
import java.util.Optional;

/**
 * The rules of a transfer and of its reversal, once both accounts are known to be there and open.
 *
 * @param own the sender, or the account whose leg is to be reversed
 */
record TransferRules(Operation operation, Side own, Side far) {

    Optional<Refusal> refusal() {
        return operation instanceof Operation.Reverse reverse
                ? refusal(reverse, undoing(reverse))
                : refusal((Operation.Transfer) operation);
    }

    private Optional<Refusal> refusal(Operation.Transfer transfer) {
        var amount = transfer.amount();
        return own.frozen()
                .or(() -> own.otherCurrency(amount.currency()))
                .or(() -> far.otherCurrency(amount.currency()))
                .or(() -> own.noFunds(amount));
    }

    private Optional<Refusal> refusal(Operation.Reverse reverse, Undoing undoing) {
        return OwnRules.reversed(reverse, own)
                .or(() -> own.noFunds(undoing, reverse.force()))
                .or(() -> far.noFunds(undoing, reverse.force()));
    }

    Verdict.Accepted accepted() {
        var there = "%s at %d".formatted(far.accountId(), far.nextVersion());
        var here = "%s at %d".formatted(own.accountId(), own.nextVersion());
        if (operation instanceof Operation.Reverse reverse) {
            var undoing = undoing(reverse);
            var leg = Objects.requireNonNull(undoing.leg());
            return new Verdict.Accepted(
                    own.events(undoing.words(reverse.entryId(), true, reverse.force(), there)),
                    far.events(undoing.words(leg.version(), false, reverse.force(), here)));
        }
        var amount = ((Operation.Transfer) operation).amount();
        return new Verdict.Accepted(
                own.events("sent %s to %s".formatted(amount, there)),
                far.events("received %s from %s".formatted(amount, here)));
    }

    private Undoing undoing(Operation.Reverse reverse) {
        return Undoing.of(own.event(reverse.entryId())).orElseThrow();
    }
}
