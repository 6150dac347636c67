package io.fundsledger.command.account;

import static io.fundsledger.command.account.Checks.refuseIf;

import io.fundsledger.command.account.AccountCommand.CaptureHold;
import io.fundsledger.command.account.AccountCommand.ExpireHold;
import io.fundsledger.command.account.AccountCommand.NamesEntry;
import io.fundsledger.command.account.AccountCommand.PlaceHold;
import io.fundsledger.command.account.AccountCommand.ReleaseHold;
import io.fundsledger.command.account.Refusal.CaptureExceedsHold;
import io.fundsledger.command.account.Refusal.ExpiryNotInFuture;
import io.fundsledger.command.account.Refusal.HoldAlreadyCaptured;
import io.fundsledger.command.account.Refusal.HoldAlreadyReleased;
import io.fundsledger.command.account.Refusal.HoldExpired;
import io.fundsledger.command.account.Refusal.HoldNotFound;
import io.fundsledger.command.account.Refusal.HoldsOpen;
import io.fundsledger.events.AccountEvent.HoldCaptured;
import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.AccountEvent.HoldReleased;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Money set aside, and what becomes of it. */
final class HoldRules {

    private HoldRules() {}

    static Decision place(PlaceHold place, Draft account, Moment moment) {
        var amount = place.amount();
        var placed = new HoldPlaced(amount, place.expiresAt(), place.category(), place.text());
        return Checks.frozen(account)
                .or(() -> Checks.currency(account, amount))
                .or(() -> notInFuture(place, moment))
                .or(() -> Checks.funds(account, amount))
                .map(Decision::refused)
                .orElseGet(() -> account.with(placed).accepted());
    }

    static Decision capture(CaptureHold capture, Draft account, @Nullable NamedEntry named, Moment moment) {
        var requested = capture.amount();
        return Optional.ofNullable(requested)
                .flatMap(amount -> Checks.currency(account, amount))
                .or(() -> notOpen(capture, account, named))
                .map(Decision::refused)
                .orElseGet(() -> capture(capture, account, moment));
    }

    private static Decision capture(CaptureHold capture, Draft account, Moment moment) {
        var hold = Objects.requireNonNull(account.account().holds().get(capture.entryId()));
        var amount = capture.amount() == null ? hold.amount() : capture.amount();
        var captured = new HoldCaptured(capture.entryId(), amount, moment.today(), hold.category(), capture.text());
        return refuseIf(amount.minor() > hold.amount().minor(), () -> new CaptureExceedsHold(hold.amount(), amount))
                .map(Decision::refused)
                .orElseGet(() -> account.with(captured).accepted());
    }

    static Decision release(ReleaseHold release, Draft account, @Nullable NamedEntry named) {
        return notOpen(release, account, named)
                .map(Decision::refused)
                .orElseGet(() -> account.with(new HoldReleased(release.entryId(), release.text()))
                        .accepted());
    }

    /** The draft has begun with the end of all that is overdue: that is all there is to it. */
    static Decision expire(ExpireHold expire, Draft account, @Nullable NamedEntry named) {
        var holdId = expire.entryId();
        var open = account.account().holds().get(holdId);
        if (open != null) {
            return Decision.refused(new HoldsOpen(expire.accountId(), open.amount()));
        }
        return account.before().holds().get(holdId) == null
                ? Decision.refused(ended(expire, named))
                : account.accepted();
    }

    private static Optional<Refusal> notInFuture(PlaceHold place, Moment moment) {
        var expiresAt = place.expiresAt();
        return refuseIf(
                expiresAt != null && !expiresAt.isAfter(moment.at()),
                () -> new ExpiryNotInFuture(Objects.requireNonNull(expiresAt), moment.at()));
    }

    private static Optional<Refusal> notOpen(NamesEntry command, Draft account, @Nullable NamedEntry named) {
        var holdId = command.entryId();
        if (account.account().holds().get(holdId) != null) {
            return Optional.empty();
        }
        return Optional.of(
                account.before().holds().get(holdId) == null
                        ? ended(command, named)
                        : new HoldExpired(command.accountId(), holdId));
    }

    private static Refusal ended(NamesEntry command, @Nullable NamedEntry named) {
        var account = command.accountId();
        var holdId = command.entryId();
        if (named == null || !(named.event() instanceof HoldPlaced)) {
            return new HoldNotFound(account, holdId);
        }
        return switch (named.settledBy()) {
            case HOLD_CAPTURED -> new HoldAlreadyCaptured(account, holdId);
            case HOLD_RELEASED -> new HoldAlreadyReleased(account, holdId);
            case HOLD_EXPIRED -> new HoldExpired(account, holdId);
            case null, default ->
                throw new IllegalStateException("hold %d of account %s is neither open nor ended by %s"
                        .formatted(holdId, account, named.settledBy()));
        };
    }
}
