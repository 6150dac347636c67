package io.fundsledger.events;

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
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes the fields of an event's data, all but its text, in their order. */
record EventDataWriter(JsonGenerator json, int schemaVersion) {

    void write(AccountEvent event) {
        switch (event) {
            case AccountOpened opened -> opened(opened);
            case MoneyDeposited(var amount, var valueDate, var channel, var category, var text) ->
                booked(amount, valueDate, channel, category);
            case MoneyWithdrawn(var amount, var valueDate, var channel, var category, var text) ->
                booked(amount, valueDate, channel, category);
            case TransferSent(var other, var amount, var valueDate, var category, var text) ->
                transferred(other, amount, valueDate, category);
            case TransferReceived(var other, var amount, var valueDate, var category, var text) ->
                transferred(other, amount, valueDate, category);
            case HoldPlaced placed -> placed(placed);
            case HoldCaptured captured -> captured(captured);
            case HoldReleased released -> json.writeNumberProperty("holdId", released.holdId());
            case HoldExpired expired -> json.writeNumberProperty("holdId", expired.holdId());
            case EntryReversed reversed -> reversed(reversed);
            case OverdraftLimitChanged changed -> limit(changed.overdraftLimit());
            case AccountFrozen frozen -> {}
            case AccountUnfrozen unfrozen -> {}
            case AccountClosed closed -> {}
        }
    }

    private void opened(AccountOpened opened) {
        json.writeStringProperty("ownerId", opened.ownerId());
        limit(opened.overdraftLimit());
    }

    private void booked(Money amount, LocalDate valueDate, String channel, @Nullable String category) {
        amount(amount);
        valueDate(valueDate);
        if (schemaVersion >= 2) {
            json.writeStringProperty("channel", channel);
        }
        category(category);
    }

    private void transferred(OtherLeg other, Money amount, LocalDate valueDate, @Nullable String category) {
        otherLeg(other);
        amount(amount);
        valueDate(valueDate);
        category(category);
    }

    private void placed(HoldPlaced placed) {
        amount(placed.amount());
        var expiresAt = placed.expiresAt();
        if (expiresAt != null) {
            json.writeStringProperty("expiresAt", EventTime.format(expiresAt));
        }
        category(placed.category());
    }

    private void captured(HoldCaptured captured) {
        json.writeNumberProperty("holdId", captured.holdId());
        amount(captured.amount());
        valueDate(captured.valueDate());
        category(captured.category());
    }

    private void reversed(EntryReversed reversed) {
        json.writeNumberProperty("entryId", reversed.entryId());
        json.writeStringProperty("kind", reversed.kind().word());
        amount(reversed.amount());
        json.writeStringProperty("direction", reversed.direction().word());
        json.writeBooleanProperty("forced", reversed.forced());
        valueDate(reversed.valueDate());
        category(reversed.category());
        var other = reversed.other();
        if (other != null) {
            otherLeg(other);
        }
    }

    private void otherLeg(OtherLeg other) {
        json.writeStringProperty("transferId", other.transferId().toString());
        json.writeStringProperty("otherAccountId", other.accountId().toString());
        json.writeNumberProperty("otherVersion", other.version());
    }

    private void limit(Money overdraftLimit) {
        json.writeStringProperty("currency", overdraftLimit.currency().code());
        json.writeStringProperty("overdraftLimit", overdraftLimit.toDecimal());
    }

    private void amount(Money amount) {
        json.writeStringProperty("amount", amount.toDecimal());
        json.writeStringProperty("currency", amount.currency().code());
    }

    private void valueDate(LocalDate valueDate) {
        json.writeStringProperty("valueDate", valueDate.toString());
    }

    private void category(@Nullable String category) {
        if (category != null) {
            json.writeStringProperty("category", category);
        }
    }
}
