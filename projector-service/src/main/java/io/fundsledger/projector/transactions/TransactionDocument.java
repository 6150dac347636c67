package io.fundsledger.projector.transactions;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.stream.Collectors.joining;

import io.fundsledger.events.CloudEventsBinding;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.projector.entry.Entry;
import io.fundsledger.projector.projection.ProjectedEvent;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A transaction as the index knows it; its amount has no sign, the direction tells which way it went. */
record TransactionDocument(RecordedEvent recorded, Entry entry) {

    /** The document of an event; nothing for an event that moves no money. */
    static Optional<TransactionDocument> of(ProjectedEvent projected) {
        return Entry.of(projected.event()).map(entry -> new TransactionDocument(projected.recorded(), entry));
    }

    String id() {
        return recorded.eventId().toString();
    }

    void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("eventId", id());
        json.writeStringProperty("accountId", recorded.accountId().toString());
        json.writeNumberProperty("entryId", recorded.accountVersion());
        json.writeStringProperty("type", entry.type().word());
        json.writeStringProperty("direction", entry.direction().word());
        writeAmount(json);
        json.writeStringProperty("valueDate", entry.valueDate().toString());
        json.writeStringProperty("valueMonth", YearMonth.from(entry.valueDate()).toString());
        json.writeStringProperty("recordedAt", CloudEventsBinding.time(recorded.recordedAt()));
        json.writeNumberProperty("recordedAtMicros", MICROS.between(Instant.EPOCH, recorded.recordedAt()));
        writeOrigin(json);
        writeIfPresent(json, "category", entry.category());
        writeText(json);
        json.writeNumberProperty("logPartition", recorded.partition());
        json.writeNumberProperty("logPosition", recorded.position());
        json.writeEndObject();
    }

    private void writeAmount(JsonGenerator json) {
        var amount = entry.amount();
        json.writeStringProperty("amount", amount.toDecimal());
        json.writeNumberProperty("amountMinor", amount.minor());
        json.writeStringProperty("currency", amount.currency().code());
        json.writeNumberProperty("decimals", amount.currency().decimals());
    }

    /** Where the money came from or went, and what came before. */
    private void writeOrigin(JsonGenerator json) {
        writeIfPresent(json, "channel", entry.channel());
        if (entry.other() != null) {
            json.writeStringProperty("transferId", entry.other().transferId().toString());
            json.writeStringProperty("otherAccountId", entry.other().accountId().toString());
        }
        writeIfPresent(json, "holdId", entry.holdId());
        writeIfPresent(json, "reverses", entry.reverses());
    }

    private void writeText(JsonGenerator json) {
        var text = entry.text();
        if (text != null) {
            writeIfPresent(json, "description", text.description());
            writeIfPresent(json, "counterparty", text.counterparty());
            writeIfPresent(json, "reference", text.reference());
            writeWords(json, text);
        }
    }

    /** What is searched of the texts; the texts themselves are only shown. */
    private static void writeWords(JsonGenerator json, PlainText text) {
        json.writeObjectPropertyStart("words");
        writeIfPresent(json, "description", folded(text.description()));
        writeIfPresent(json, "counterparty", folded(text.counterparty()));
        writeIfPresent(json, "reference", folded(text.reference()));
        json.writeEndObject();
    }

    private static @Nullable String folded(@Nullable String text) {
        return text == null ? null : text.codePoints().mapToObj(Folding::of).collect(joining());
    }

    private static void writeIfPresent(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    private static void writeIfPresent(JsonGenerator json, String name, @Nullable Long value) {
        if (value != null) {
            json.writeNumberProperty(name, value);
        }
    }
}
