package io.fundsledger.projector.entry;

import static io.fundsledger.events.Direction.CREDIT;
import static io.fundsledger.events.Direction.DEBIT;

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
import io.fundsledger.events.EventText;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.OtherLeg;
import io.fundsledger.events.money.Money;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one event did to a balance.
 *
 * @param direction which way the money went
 * @param amount greater than zero
 * @param channel through what, of a deposit or withdrawal
 * @param other the other account, of a transfer or its reversal
 * @param holdId the hold that was captured
 * @param reverses the entry that was undone
 * @param text null if there is none, or none that can be read
 */
public record Entry(
        EntryType type,
        Direction direction,
        Money amount,
        LocalDate valueDate,
        @Nullable String channel,
        @Nullable OtherLeg other,
        @Nullable Long holdId,
        @Nullable Long reverses,
        @Nullable String category,
        @Nullable PlainText text) {

    /** The entry that an event made; nothing for an event that moved no money. */
    public static Optional<Entry> of(AccountEvent event) {
        return switch (event) {
            case MoneyDeposited(var amount, var date, var channel, var category, var text) ->
                entry(EntryType.DEPOSIT, CREDIT, amount, date, channel, null, null, null, category, text);
            case MoneyWithdrawn(var amount, var date, var channel, var category, var text) ->
                entry(EntryType.WITHDRAWAL, DEBIT, amount, date, channel, null, null, null, category, text);
            case TransferSent(var other, var amount, var date, var category, var text) ->
                entry(EntryType.TRANSFER_OUT, DEBIT, amount, date, null, other, null, null, category, text);
            case TransferReceived(var other, var amount, var date, var category, var text) ->
                entry(EntryType.TRANSFER_IN, CREDIT, amount, date, null, other, null, null, category, text);
            case HoldCaptured(var holdId, var amount, var date, var category, var text) ->
                entry(EntryType.CAPTURE, DEBIT, amount, date, null, null, holdId, null, category, text);
            case EntryReversed(
                    var entryId,
                    var kind,
                    var amount,
                    var way,
                    var forced,
                    var date,
                    var category,
                    var other,
                    var text) ->
                entry(EntryType.REVERSAL, way, amount, date, null, other, null, entryId, category, text);
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

    private static Optional<Entry> entry(
            EntryType type,
            Direction direction,
            Money amount,
            LocalDate valueDate,
            @Nullable String channel,
            @Nullable OtherLeg other,
            @Nullable Long holdId,
            @Nullable Long reverses,
            @Nullable String category,
            @Nullable EventText text) {
        var readable = text == null ? null : text.readable();
        return Optional.of(
                new Entry(type, direction, amount, valueDate, channel, other, holdId, reverses, category, readable));
    }

    /** How the balance changed: negative for a debit. */
    public Money change() {
        return direction == CREDIT ? amount : Money.zero(amount.currency()).minus(amount);
    }
}
