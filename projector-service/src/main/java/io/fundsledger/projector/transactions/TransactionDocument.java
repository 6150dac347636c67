package io.fundsledger.projector.transactions;

import static java.time.temporal.ChronoUnit.MICROS;

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
import io.fundsledger.events.CloudEventsBinding;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Money;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.UnprojectableEventException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A transaction as the index knows it.
 *
 * @param amount without a sign; the type tells the direction
 */
record TransactionDocument(
        RecordedEvent recorded,
        AccountEvent event,
        String type,
        Money amount,
        LocalDate valueDate,
        @Nullable String category) {

    /** The document of an event; nothing for an event that moves no money. */
    static Optional<TransactionDocument> of(ProjectedEvent projected) {
        var recorded = projected.recorded();
        var event = projected.event();
        return switch (event) {
            case MoneyDeposited(var amount, var valueDate, var channel, var category, var text) ->
                Optional.of(new TransactionDocument(recorded, event, "deposit", amount, valueDate, category));
            case MoneyWithdrawn(var amount, var valueDate, var channel, var category, var text) ->
                Optional.of(new TransactionDocument(recorded, event, "withdrawal", amount, valueDate, category));
            case AccountOpened accountOpened -> Optional.empty();
            case HoldPlaced holdPlaced -> Optional.empty();
            case HoldReleased holdReleased -> Optional.empty();
            case HoldExpired holdExpired -> Optional.empty();
            case OverdraftLimitChanged overdraftLimitChanged -> Optional.empty();
            case AccountFrozen accountFrozen -> Optional.empty();
            case AccountUnfrozen accountUnfrozen -> Optional.empty();
            case AccountClosed accountClosed -> Optional.empty();
            case TransferSent transferSent -> throw unknown(projected);
            case TransferReceived transferReceived -> throw unknown(projected);
            case HoldCaptured holdCaptured -> throw unknown(projected);
            case EntryReversed entryReversed -> throw unknown(projected);
        };
    }

    String id() {
        return recorded.eventId().toString();
    }

    void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("eventId", id());
        json.writeStringProperty("accountId", recorded.accountId().toString());
        json.writeNumberProperty("entryId", recorded.accountVersion());
        json.writeStringProperty("type", type);
        json.writeStringProperty("amount", amount.toDecimal());
        json.writeNumberProperty("amountMinor", amount.minor());
        json.writeStringProperty("currency", amount.currency().code());
        json.writeNumberProperty("decimals", amount.currency().decimals());
        json.writeStringProperty("valueDate", valueDate.toString());
        json.writeStringProperty("recordedAt", CloudEventsBinding.time(recorded.recordedAt()));
        json.writeNumberProperty("recordedAtMicros", MICROS.between(Instant.EPOCH, recorded.recordedAt()));
        writeIfPresent(json, "category", category);
        writeText(json);
        json.writeNumberProperty("logPartition", recorded.partition());
        json.writeNumberProperty("logPosition", recorded.position());
        json.writeEndObject();
    }

    private void writeText(JsonGenerator json) {
        var text = event.text() == null ? null : event.text().readable();
        if (text != null) {
            writeIfPresent(json, "description", text.description());
            writeIfPresent(json, "counterparty", text.counterparty());
            writeIfPresent(json, "reference", text.reference());
        }
    }

    private static void writeIfPresent(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    private static UnprojectableEventException unknown(ProjectedEvent projected) {
        return new UnprojectableEventException(projected, "this release has no view of it");
    }
}
