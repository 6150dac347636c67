package io.fundsledger.command.account;

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
import io.fundsledger.events.EntryKind;
import io.fundsledger.events.money.Money;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry that moved money and can be undone.
 *
 * @param undoneBy which way its reversal moves the money
 */
record Reversible(
        EntryKind kind,
        Money amount,
        Direction undoneBy,
        LocalDate valueDate,
        @Nullable String category) {

    /** Nothing for an event that moved no money, or that is a reversal itself. */
    static Optional<Reversible> of(AccountEvent event) {
        return switch (event) {
            case MoneyDeposited(var amount, var valueDate, var channel, var category, var text) ->
                debit(EntryKind.DEPOSIT, amount, valueDate, category);
            case MoneyWithdrawn(var amount, var valueDate, var channel, var category, var text) ->
                credit(EntryKind.WITHDRAWAL, amount, valueDate, category);
            case TransferSent(var other, var amount, var valueDate, var category, var text) ->
                credit(EntryKind.TRANSFER, amount, valueDate, category);
            case TransferReceived(var other, var amount, var valueDate, var category, var text) ->
                debit(EntryKind.TRANSFER, amount, valueDate, category);
            case HoldCaptured(var holdId, var amount, var valueDate, var category, var text) ->
                credit(EntryKind.CAPTURE, amount, valueDate, category);
            case EntryReversed reversal -> Optional.empty();
            case AccountOpened none -> Optional.empty();
            case HoldPlaced none -> Optional.empty();
            case HoldReleased none -> Optional.empty();
            case HoldExpired none -> Optional.empty();
            case OverdraftLimitChanged none -> Optional.empty();
            case AccountFrozen none -> Optional.empty();
            case AccountUnfrozen none -> Optional.empty();
            case AccountClosed none -> Optional.empty();
        };
    }

    private static Optional<Reversible> credit(
            EntryKind kind, Money amount, LocalDate valueDate, @Nullable String category) {
        return Optional.of(new Reversible(kind, amount, Direction.CREDIT, valueDate, category));
    }

    private static Optional<Reversible> debit(
            EntryKind kind, Money amount, LocalDate valueDate, @Nullable String category) {
        return Optional.of(new Reversible(kind, amount, Direction.DEBIT, valueDate, category));
    }
}
