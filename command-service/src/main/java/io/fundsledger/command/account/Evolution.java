package io.fundsledger.command.account;

import io.fundsledger.command.account.Account.Closed;
import io.fundsledger.command.account.Account.Opened;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.AccountClosed;
import io.fundsledger.events.AccountEvent.AccountFrozen;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.AccountUnfrozen;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.AccountEvent.HoldCaptured;
import io.fundsledger.events.AccountEvent.HoldExpired;
import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.AccountEvent.HoldReleased;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.AccountEvent.OverdraftLimitChanged;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.Direction;
import io.fundsledger.events.money.Money;

/**
 * What an opened account is after one more event. Whether the rules would allow that event today is not asked: a history
 * counts as it was recorded. But figures, holds and states that cannot be are refused.
 */
record Evolution(Opened before) {

    Account after(AccountEvent event) {
        try {
            return next(event);
        } catch (ArithmeticException | IllegalArgumentException cannotBe) {
            throw new ImpossibleEventException(before, event, cannotBe);
        }
    }

    private Account next(AccountEvent event) {
        return switch (event) {
            case AccountOpened again -> throw new ImpossibleEventException(before, again);
            case MoneyDeposited deposited -> credited(deposited.amount());
            case MoneyWithdrawn withdrawn -> debited(withdrawn.amount());
            case TransferSent sent -> debited(sent.amount());
            case TransferReceived received -> credited(received.amount());
            case HoldPlaced placed -> placed(placed);
            case HoldCaptured captured -> captured(captured);
            case HoldReleased released -> ended(released, released.holdId());
            case HoldExpired expired -> expired(expired);
            case EntryReversed reversed -> reversed(reversed);
            case OverdraftLimitChanged changed -> limited(changed.overdraftLimit());
            case AccountFrozen frozen -> frozen(frozen, true);
            case AccountUnfrozen unfrozen -> frozen(unfrozen, false);
            case AccountClosed closed -> closed(closed);
        };
    }

    private Opened credited(Money amount) {
        return with(before.balance().plus(amount), before.holds());
    }

    private Opened debited(Money amount) {
        return with(before.balance().minus(amount), before.holds());
    }

    private Opened placed(HoldPlaced placed) {
        requireCurrency(placed.amount());
        var hold = new OpenHold(placed.amount(), placed.expiresAt(), placed.category());
        return with(before.balance(), before.holds().plus(before.version() + 1, hold));
    }

    private Opened captured(HoldCaptured captured) {
        require(
                captured.amount().minor()
                        <= open(captured, captured.holdId()).amount().minor(),
                captured);
        return with(before.balance().minus(captured.amount()), before.holds().without(captured.holdId()));
    }

    private Opened expired(HoldExpired expired) {
        require(open(expired, expired.holdId()).expiresAt() != null, expired);
        return ended(expired, expired.holdId());
    }

    private Opened ended(AccountEvent event, long holdId) {
        open(event, holdId);
        return with(before.balance(), before.holds().without(holdId));
    }

    private Opened reversed(EntryReversed reversed) {
        require(reversed.entryId() <= before.version(), reversed);
        return reversed.direction() == Direction.CREDIT ? credited(reversed.amount()) : debited(reversed.amount());
    }

    private Opened limited(Money limit) {
        requireCurrency(limit);
        return new Opened(
                before.version() + 1, before.ownerId(), before.balance(), limit, before.frozen(), before.holds());
    }

    private Opened frozen(AccountEvent event, boolean frozen) {
        require(before.frozen() != frozen, event);
        return new Opened(
                before.version() + 1,
                before.ownerId(),
                before.balance(),
                before.overdraftLimit(),
                frozen,
                before.holds());
    }

    private Closed closed(AccountClosed closed) {
        require(before.balance().minor() == 0 && before.holds().isEmpty() && !before.frozen(), closed);
        return new Closed(before.version() + 1, before.ownerId(), before.overdraftLimit());
    }

    private Opened with(Money balance, OpenHolds holds) {
        return new Opened(
                before.version() + 1, before.ownerId(), balance, before.overdraftLimit(), before.frozen(), holds);
    }

    private OpenHold open(AccountEvent event, long holdId) {
        var hold = before.holds().get(holdId);
        if (hold == null) {
            throw new ImpossibleEventException(before, event);
        }
        return hold;
    }

    private void requireCurrency(Money amount) {
        if (!amount.currency().equals(before.currency())) {
            throw new IllegalArgumentException("the account is kept in " + before.currency());
        }
    }

    private void require(boolean possible, AccountEvent event) {
        if (!possible) {
            throw new ImpossibleEventException(before, event);
        }
    }
}
