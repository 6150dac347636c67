package io.fundsledger.endtoend.audit;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.Direction;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An account after some of its events.
 *
 * @param holds by id, those that no event has ended, overdue or not
 */
record AccountState(
        long version, Money balance, Money limit, boolean frozen, boolean closed, SortedMap<Long, Hold> holds) {

    /** After one more event; throws IllegalStateException if it cannot follow. */
    static AccountState after(@Nullable AccountState before, AccountEvent event, Instant recordedAt) {
        if (event instanceof AccountEvent.AccountOpened opened) {
            require(before == null, event);
            return new AccountState(
                    1, Money.zero(opened.currency()), opened.overdraftLimit(), false, false, new TreeMap<>());
        }
        if (before == null || before.closed) {
            throw new IllegalStateException("cannot follow: " + event);
        }
        return before.next(event, recordedAt);
    }

    private AccountState next(AccountEvent event, Instant recordedAt) {
        return switch (event) {
            case AccountEvent.AccountOpened again -> throw new IllegalStateException("opened twice: " + again);
            case AccountEvent.MoneyDeposited deposited -> withBalance(balance.plus(deposited.amount()));
            case AccountEvent.MoneyWithdrawn withdrawn -> withBalance(balance.minus(withdrawn.amount()));
            case AccountEvent.TransferSent sent -> withBalance(balance.minus(sent.amount()));
            case AccountEvent.TransferReceived received -> withBalance(balance.plus(received.amount()));
            case AccountEvent.HoldPlaced placed -> withHold(new Hold(placed.amount(), placed.expiresAt()));
            case AccountEvent.HoldCaptured captured ->
                without(event, captured.holdId()).sameVersionWithBalance(balance.minus(captured.amount()));
            case AccountEvent.HoldReleased released -> without(event, released.holdId());
            case AccountEvent.HoldExpired expired -> {
                var hold = holds.get(expired.holdId());
                require(hold != null && !hold.countsAt(recordedAt), event);
                yield without(event, expired.holdId());
            }
            case AccountEvent.EntryReversed reversed ->
                withBalance(
                        reversed.direction() == Direction.CREDIT
                                ? balance.plus(reversed.amount())
                                : balance.minus(reversed.amount()));
            case AccountEvent.OverdraftLimitChanged changed ->
                new AccountState(version + 1, balance, changed.overdraftLimit(), frozen, closed, holds);
            case AccountEvent.AccountFrozen _ -> new AccountState(version + 1, balance, limit, true, closed, holds);
            case AccountEvent.AccountUnfrozen _ -> new AccountState(version + 1, balance, limit, false, closed, holds);
            case AccountEvent.AccountClosed _ -> new AccountState(version + 1, balance, limit, frozen, true, holds);
        };
    }

    private AccountState withBalance(Money next) {
        return new AccountState(version + 1, next, limit, frozen, closed, holds);
    }

    private AccountState sameVersionWithBalance(Money next) {
        return new AccountState(version, next, limit, frozen, closed, holds);
    }

    private AccountState withHold(Hold hold) {
        var more = new TreeMap<>(holds);
        more.put(version + 1, hold);
        return new AccountState(version + 1, balance, limit, frozen, closed, more);
    }

    private AccountState without(AccountEvent event, long holdId) {
        require(holds.containsKey(holdId), event);
        var fewer = new TreeMap<>(holds);
        fewer.remove(holdId);
        return new AccountState(version + 1, balance, limit, frozen, closed, fewer);
    }

    private static void require(boolean possible, AccountEvent event) {
        if (!possible) {
            throw new IllegalStateException("cannot follow: " + event);
        }
    }

    Currency currency() {
        return limit.currency();
    }

    Money heldAt(Instant at) {
        var held = holds.values().stream()
                .filter(hold -> hold.countsAt(at))
                .mapToLong(hold -> hold.amount().minor())
                .reduce(0, Math::addExact);
        return new Money(held, currency());
    }

    Money availableAt(Instant at) {
        return balance.plus(limit).minus(heldAt(at));
    }

    List<Long> overdueAt(Instant at) {
        return holds.entrySet().stream()
                .filter(hold -> !hold.getValue().countsAt(at))
                .map(Map.Entry::getKey)
                .toList();
    }
}
