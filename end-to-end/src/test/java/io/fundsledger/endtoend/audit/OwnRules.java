package io.fundsledger.endtoend.audit;

import static io.fundsledger.endtoend.audit.Side.when;

import io.fundsledger.endtoend.bank.Operation;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of what concerns one account, once it is known to be there and open. */
final class OwnRules {

    private OwnRules() {}

    static Optional<Refusal> refusal(Operation operation, Side own) {
        return switch (operation) {
            case Operation.Deposit(var account, var amount) -> own.otherCurrency(amount.currency());
            case Operation.Withdraw(var account, var amount) ->
                own.frozen().or(() -> own.otherCurrency(amount.currency())).or(() -> own.noFunds(amount));
            case Operation.PlaceHold(var account, var amount, var expiresAt) ->
                own.frozen()
                        .or(() -> own.otherCurrency(amount.currency()))
                        .or(() -> notInFuture(expiresAt, own.at()))
                        .or(() -> own.noFunds(amount));
            case Operation.CaptureHold(var account, var hold, var amount) ->
                Optional.ofNullable(amount)
                        .flatMap(some -> own.otherCurrency(some.currency()))
                        .or(() -> notOpen(hold, own))
                        .or(() -> moreThanHeld(hold, amount, own));
            case Operation.ReleaseHold(var account, var hold) -> notOpen(hold, own);
            case Operation.Reverse reverse -> notReversible(reverse, own);
            case Operation.SetLimit(var account, var limit) ->
                own.otherCurrency(limit.currency()).or(() -> inUse(limit, own));
            case Operation.Freeze _ -> own.frozen();
            case Operation.Unfreeze _ -> when(!own.state().frozen(), () -> own.refusal(409, "account-not-frozen"));
            case Operation.Open _, Operation.Transfer _ -> throw new IllegalArgumentException(operation.toString());
        };
    }

    /** What is recorded unless it is refused, in the words of {@link Words}. */
    static String event(Operation operation, Side own) {
        return switch (operation) {
            case Operation.Deposit(var account, var amount) -> "deposited " + amount;
            case Operation.Withdraw(var account, var amount) -> "withdrawn " + amount;
            case Operation.PlaceHold(var account, var amount, var expiresAt) ->
                "held %s until %s".formatted(amount, expiresAt);
            case Operation.CaptureHold(var account, var hold, var amount) ->
                "captured %s of hold %d".formatted(amount == null ? held(hold, own) : amount, hold);
            case Operation.ReleaseHold(var account, var hold) -> "released hold " + hold;
            case Operation.Reverse(var account, var entry, var force) ->
                Undoing.of(own.event(entry)).orElseThrow().words(entry, true, force, "none");
            case Operation.SetLimit(var account, var limit) -> "limited to " + limit;
            case Operation.Freeze _ -> "frozen";
            case Operation.Unfreeze _ -> "unfrozen";
            case Operation.Open _, Operation.Transfer _ -> throw new IllegalArgumentException(operation.toString());
        };
    }

    private static Optional<Refusal> notInFuture(@Nullable Instant expiresAt, Instant now) {
        return when(
                expiresAt != null && !expiresAt.isAfter(now),
                () -> Refusal.of(422, "expiry-not-in-future")
                        .and("expiresAt", Objects.requireNonNull(expiresAt))
                        .and("now", now));
    }

    private static Optional<Refusal> notOpen(long hold, Side own) {
        if (own.state().holds().containsKey(hold)) {
            return when(own.state().overdueAt(own.at()).contains(hold), () -> ended(hold, own, 409, "hold-expired"));
        }
        if (!(own.event(hold) instanceof AccountEvent.HoldPlaced)) {
            return Optional.of(ended(hold, own, 404, "hold-not-found"));
        }
        var ending = own.ending(hold);
        if (ending instanceof AccountEvent.HoldCaptured) {
            return Optional.of(ended(hold, own, 409, "hold-already-captured"));
        }
        return Optional.of(ended(
                hold,
                own,
                409,
                ending instanceof AccountEvent.HoldReleased ? "hold-already-released" : "hold-expired"));
    }

    private static Refusal ended(long hold, Side own, int status, String code) {
        return own.refusal(status, code).and("holdId", hold);
    }

    private static Optional<Refusal> moreThanHeld(long hold, @Nullable Money amount, Side own) {
        var held = held(hold, own);
        return when(
                amount != null && amount.minor() > held.minor(),
                () -> Refusal.of(422, "capture-exceeds-hold")
                        .and("held", held)
                        .and("requested", Objects.requireNonNull(amount)));
    }

    private static Money held(long hold, Side own) {
        return Objects.requireNonNull(own.state().holds().get(hold)).amount();
    }

    private static Optional<Refusal> notReversible(Operation.Reverse reverse, Side own) {
        var entry = own.event(reverse.entryId());
        var undoing = Undoing.of(entry);
        if (undoing.isEmpty()) {
            var refusal = entry instanceof AccountEvent.EntryReversed
                    ? own.refusal(409, "entry-not-reversible")
                    : own.refusal(404, "entry-not-found");
            return Optional.of(refusal.and("entryId", reverse.entryId()));
        }
        return reversed(reverse, own).or(() -> own.noFunds(undoing.get(), reverse.force()));
    }

    static Optional<Refusal> reversed(Operation.Reverse reverse, Side own) {
        return when(
                own.ending(reverse.entryId()) != null,
                () -> own.refusal(409, "entry-already-reversed").and("entryId", reverse.entryId()));
    }

    private static Optional<Refusal> inUse(Money limit, Side own) {
        var current = own.state().limit();
        var available = own.state().availableAt(own.at());
        var lowered = current.minus(limit);
        return when(
                lowered.isPositive() && available.minor() < lowered.minor(),
                () -> Refusal.of(409, "overdraft-in-use")
                        .and("available", available)
                        .and("overdraftLimit", current)
                        .and("requested", limit));
    }
}
