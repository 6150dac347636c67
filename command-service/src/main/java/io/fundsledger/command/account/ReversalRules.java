package io.fundsledger.command.account;

import static io.fundsledger.command.account.Checks.refuseIf;

import io.fundsledger.command.account.AccountCommand.ReverseEntry;
import io.fundsledger.command.account.Refusal.EntryAlreadyReversed;
import io.fundsledger.command.account.Refusal.EntryNotFound;
import io.fundsledger.command.account.Refusal.EntryNotReversible;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.Direction;
import io.fundsledger.events.EventType;
import io.fundsledger.events.OtherLeg;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Entries that are undone: whole, once, on every account that they are about. */
final class ReversalRules {

    private ReversalRules() {}

    static Decision reverse(ReverseEntry reverse, Draft account, @Nullable NamedEntry named) {
        var reversible = named == null ? Optional.<Reversible>empty() : Reversible.of(named.event());
        if (named == null || reversible.isEmpty()) {
            return Decision.refused(noEntry(reverse, named));
        }
        var reversed = reversed(
                reverse, reverse.entryId(), reversible.get(), reversible.get().undoneBy(), null);
        return alreadyReversed(reverse, named)
                .or(() -> Checks.range(account, reversed, reversed.amount()))
                .or(() -> noFunds(account, reversed))
                .map(Decision::refused)
                .orElseGet(() -> account.with(reversed).accepted());
    }

    static Decision reverseTransfer(ReverseEntry reverse, Draft account, Draft other, NamedEntry named) {
        var leg = named.otherLeg().orElseThrow();
        var entry = Reversible.of(named.event()).orElseThrow();
        var there = new OtherLeg(leg.transferId(), other.accountId(), other.nextVersion());
        var here = new OtherLeg(leg.transferId(), account.accountId(), account.nextVersion());
        var own = reversed(reverse, reverse.entryId(), entry, entry.undoneBy(), there);
        var far = reversed(reverse, leg.version(), entry, opposite(entry.undoneBy()), here);
        return alreadyReversed(reverse, named)
                .or(() -> Checks.range(account, own, own.amount()))
                .or(() -> Checks.range(other, far, far.amount()))
                .or(() -> noFunds(account, own))
                .or(() -> noFunds(other, far))
                .map(Decision::refused)
                .orElseGet(() -> account.with(own).accepted(other.with(far)));
    }

    private static Refusal noEntry(ReverseEntry reverse, @Nullable NamedEntry named) {
        return named != null && named.event() instanceof EntryReversed
                ? new EntryNotReversible(reverse.accountId(), reverse.entryId())
                : new EntryNotFound(reverse.accountId(), reverse.entryId());
    }

    private static Optional<Refusal> alreadyReversed(ReverseEntry reverse, NamedEntry named) {
        return refuseIf(
                named.settledBy() == EventType.ENTRY_REVERSED,
                () -> new EntryAlreadyReversed(reverse.accountId(), reverse.entryId()));
    }

    private static Optional<Refusal> noFunds(Draft account, EntryReversed reversed) {
        return reversed.direction() == Direction.CREDIT || reversed.forced()
                ? Optional.empty()
                : Checks.funds(account, reversed.amount());
    }

    private static EntryReversed reversed(
            ReverseEntry reverse, long entryId, Reversible entry, Direction direction, @Nullable OtherLeg other) {
        return new EntryReversed(
                entryId,
                entry.kind(),
                entry.amount(),
                direction,
                reverse.force(),
                reverse.valueDate() == null ? entry.valueDate() : reverse.valueDate(),
                entry.category(),
                other,
                reverse.text());
    }

    private static Direction opposite(Direction direction) {
        return direction == Direction.CREDIT ? Direction.DEBIT : Direction.CREDIT;
    }
}
