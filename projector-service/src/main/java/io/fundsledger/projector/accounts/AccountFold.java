package io.fundsledger.projector.accounts;

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
import io.fundsledger.events.money.Money;
import io.fundsledger.projector.entry.Entry;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.UnprojectableEventException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Folds a batch of events into rows, in memory. An event that cannot follow the account's state is refused: a corrupt
 * history must never turn into a wrong balance. Whether the rules would allow the event today is not asked.
 */
final class AccountFold {

    private final Map<UUID, AccountRow> accounts = new HashMap<>();
    private final Set<UUID> openedHere = new HashSet<>();
    private final BatchHolds holds;
    private final BatchEntries entries;
    private final List<Standing> standings = new ArrayList<>();

    /** @param before every account that the events are about, as far as it exists */
    AccountFold(Collection<AccountRow> before, BatchHolds holds, BatchEntries entries) {
        before.forEach(account -> accounts.put(account.accountId(), account));
        this.holds = holds;
        this.entries = entries;
    }

    /** The accounts that the events opened, after all of them. */
    Collection<AccountRow> opened() {
        return accounts(true);
    }

    /** The accounts that were there before, after the events. */
    Collection<AccountRow> changed() {
        return accounts(false);
    }

    /** All that the events are about, after them. */
    Collection<AccountRow> accounts() {
        return accounts.values();
    }

    /** In the order of their events. */
    List<Standing> standings() {
        return standings;
    }

    private Collection<AccountRow> accounts(boolean opened) {
        return accounts.values().stream()
                .filter(account -> openedHere.contains(account.accountId()) == opened)
                .toList();
    }

    void apply(ProjectedEvent projected) {
        try {
            if (projected.event() instanceof AccountOpened opened) {
                open(projected, opened);
            } else {
                change(projected, accountBefore(projected));
            }
        } catch (ArithmeticException overflow) {
            throw new UnprojectableEventException(projected, "a figure of the account would not fit");
        }
    }

    private void open(ProjectedEvent projected, AccountOpened opened) {
        var recorded = projected.recorded();
        if (accounts.containsKey(recorded.accountId())) {
            throw new UnprojectableEventException(projected, "the account has been opened before");
        }
        if (recorded.accountVersion() != 1) {
            throw new UnprojectableEventException(projected, "an account is opened by its first event");
        }
        var account = AccountRow.opened(recorded, opened);
        accounts.put(recorded.accountId(), account);
        openedHere.add(recorded.accountId());
        standings.add(new Standing(recorded, account.state()));
    }

    private AccountRow accountBefore(ProjectedEvent projected) {
        var recorded = projected.recorded();
        var account = accounts.get(recorded.accountId());
        if (account == null) {
            throw new UnprojectableEventException(projected, "the account has not been opened");
        }
        if (recorded.accountVersion() != account.version() + 1) {
            throw new UnprojectableEventException(
                    projected, "the account is at version " + account.version() + ", so it is not the next event");
        }
        require(account.state().status() != AccountStatus.CLOSED, projected, "the account is closed");
        return account;
    }

    private void change(ProjectedEvent projected, AccountRow account) {
        var entry = Entry.of(projected.event());
        entry.ifPresent(booked -> requireCurrency(projected, account, booked.amount()));
        var settled = settle(projected, account);
        var state = entry.map(booked -> settled.booked(booked.change())).orElse(settled);
        accounts.put(account.accountId(), account.after(projected.recorded(), state));
        entry.ifPresent(booked -> entries.add(new StatementLine(projected.recorded(), booked, state.balance())));
        if (entry.isEmpty() || !settled.equals(account.state())) {
            standings.add(new Standing(projected.recorded(), state));
        }
    }

    /** What the event changes besides the balance. */
    private AccountState settle(ProjectedEvent projected, AccountRow account) {
        var state = account.state();
        return switch (projected.event()) {
            case AccountOpened opened ->
                throw new IllegalArgumentException("an account is not changed by being opened");
            case MoneyDeposited entry -> state;
            case MoneyWithdrawn entry -> state;
            case TransferSent entry -> state;
            case TransferReceived entry -> state;
            case HoldPlaced placed -> place(projected, account, placed);
            case HoldCaptured(var hold, var amount, var valueDate, var category, var text) ->
                state.without(holds.end(projected, hold, HoldStatus.CAPTURED, amount));
            case HoldReleased(var hold, var text) ->
                state.without(holds.end(projected, hold, HoldStatus.RELEASED, null));
            case HoldExpired(var hold) -> state.without(holds.end(projected, hold, HoldStatus.EXPIRED, null));
            case EntryReversed reversed -> {
                entries.reverse(projected, reversed);
                yield state;
            }
            case OverdraftLimitChanged(var limit, var text) -> {
                requireCurrency(projected, account, limit);
                yield state.limitedTo(limit);
            }
            case AccountFrozen frozen -> turn(projected, state, AccountStatus.OPEN, AccountStatus.FROZEN);
            case AccountUnfrozen unfrozen -> turn(projected, state, AccountStatus.FROZEN, AccountStatus.OPEN);
            case AccountClosed closed -> {
                require(state.isEmpty(), projected, "the account is not empty");
                yield turn(projected, state, AccountStatus.OPEN, AccountStatus.CLOSED);
            }
        };
    }

    private AccountState place(ProjectedEvent projected, AccountRow account, HoldPlaced placed) {
        requireCurrency(projected, account, placed.amount());
        return account.state().with(holds.place(projected, placed));
    }

    private static AccountState turn(
            ProjectedEvent projected, AccountState state, AccountStatus from, AccountStatus to) {
        require(
                state.status() == from,
                projected,
                "the account is " + state.status().word());
        return state.in(to);
    }

    private static void requireCurrency(ProjectedEvent projected, AccountRow account, Money amount) {
        require(account.currency().equals(amount.currency()), projected, "the account is in " + account.currency());
    }

    private static void require(boolean possible, ProjectedEvent projected, String otherwise) {
        if (!possible) {
            throw new UnprojectableEventException(projected, otherwise);
        }
    }
}
