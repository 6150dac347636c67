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
import io.fundsledger.events.EventText;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.money.Money;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.UnprojectableEventException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Folds a batch of events into rows, in memory. An event that cannot follow the account's state is refused: a corrupt
 * history must never turn into a wrong balance.
 */
final class AccountFold {

    private final Map<UUID, AccountRow> accounts = new HashMap<>();
    private final List<StatementLine> lines = new ArrayList<>();

    /** @param before every account that the events are about, as far as it exists */
    AccountFold(Collection<AccountRow> before) {
        before.forEach(account -> accounts.put(account.accountId(), account));
    }

    /** The accounts after the events. */
    Collection<AccountRow> accounts() {
        return accounts.values();
    }

    /** What the events did, in their order. */
    List<StatementLine> lines() {
        return lines;
    }

    void apply(ProjectedEvent projected) {
        try {
            switch (projected.event()) {
                case AccountOpened opened -> open(projected, opened);
                case MoneyDeposited(var amount, var valueDate, var channel, var category, var text) ->
                    book(projected, EntryType.DEPOSIT, amount, valueDate, category, text);
                case MoneyWithdrawn(var amount, var valueDate, var channel, var category, var text) ->
                    book(projected, EntryType.WITHDRAWAL, negated(amount), valueDate, category, text);
                case TransferSent transferSent -> throw unknown(projected);
                case TransferReceived transferReceived -> throw unknown(projected);
                case HoldPlaced holdPlaced -> throw unknown(projected);
                case HoldCaptured holdCaptured -> throw unknown(projected);
                case HoldReleased holdReleased -> throw unknown(projected);
                case HoldExpired holdExpired -> throw unknown(projected);
                case EntryReversed entryReversed -> throw unknown(projected);
                case OverdraftLimitChanged overdraftLimitChanged -> throw unknown(projected);
                case AccountFrozen accountFrozen -> throw unknown(projected);
                case AccountUnfrozen accountUnfrozen -> throw unknown(projected);
                case AccountClosed accountClosed -> throw unknown(projected);
            }
        } catch (ArithmeticException overflow) {
            throw new UnprojectableEventException(projected, "the balance would not fit");
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
        accounts.put(recorded.accountId(), AccountRow.opened(recorded, opened));
    }

    private void book(
            ProjectedEvent projected,
            EntryType type,
            Money amount,
            LocalDate valueDate,
            @Nullable String category,
            @Nullable EventText text) {
        var account = accountBefore(projected, amount);
        var balance = account.balance().plus(amount);
        var recorded = projected.recorded();
        accounts.put(account.accountId(), account.after(recorded, balance));
        lines.add(new StatementLine(recorded, type, amount, balance, valueDate, category, readable(text)));
    }

    private AccountRow accountBefore(ProjectedEvent projected, Money amount) {
        var recorded = projected.recorded();
        var account = accounts.get(recorded.accountId());
        if (account == null) {
            throw new UnprojectableEventException(projected, "the account has not been opened");
        }
        if (recorded.accountVersion() != account.version() + 1) {
            throw new UnprojectableEventException(
                    projected, "the account is at version " + account.version() + ", so it is not the next event");
        }
        if (!account.currency().equals(amount.currency())) {
            throw new UnprojectableEventException(projected, "the account is in " + account.currency());
        }
        return account;
    }

    private static Money negated(Money amount) {
        return Money.zero(amount.currency()).minus(amount);
    }

    private static @Nullable PlainText readable(@Nullable EventText text) {
        return text == null ? null : text.readable();
    }

    private static UnprojectableEventException unknown(ProjectedEvent projected) {
        return new UnprojectableEventException(projected, "this release has no view of it");
    }
}
