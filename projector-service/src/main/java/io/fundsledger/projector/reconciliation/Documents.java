package io.fundsledger.projector.reconciliation;

import io.fundsledger.events.LogPosition;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Entries as the documents of the search index tell them. */
final class Documents {

    private Documents() {}

    /** Empty for a document that names no account: it stands for no entry, and one is missing instead. */
    static Optional<EntryRow> entry(JsonNode document) {
        var source = document.path("_source");
        try {
            var key = new EntryKey(
                    UUID.fromString(source.path("accountId").asString("")),
                    source.path("entryId").asLong(0));
            var at = new LogPosition(
                    source.path("logPartition").asInt(-1),
                    source.path("logPosition").asLong(0));
            var id = document.path("_id").asString("");
            var contradicted = EnumSet.noneOf(Field.class);
            if (!id.equals(source.path("eventId").asString(""))) {
                contradicted.add(Field.EVENT_ID);
            }
            return Optional.of(new EntryRow(key, at, fields(source, id, at), contradicted));
        } catch (IllegalArgumentException noAccount) {
            return Optional.empty();
        }
    }

    private static EnumMap<Field, @Nullable String> fields(JsonNode source, String id, LogPosition at) {
        var fields = new EnumMap<Field, @Nullable String>(Field.class);
        fields.put(Field.AMOUNT, amount(source));
        fields.put(Field.CURRENCY, text(source, "currency"));
        fields.put(Field.VALUE_DATE, text(source, "valueDate"));
        fields.put(Field.RECORDED_AT, text(source, "recordedAtMicros"));
        fields.put(Field.EVENT_ID, id);
        fields.put(Field.POSITION, at.toString());
        fields.put(Field.TYPE, text(source, "type"));
        fields.put(Field.CHANNEL, text(source, "channel"));
        fields.put(Field.TRANSFER_ID, text(source, "transferId"));
        fields.put(Field.OTHER_ACCOUNT_ID, text(source, "otherAccountId"));
        fields.put(Field.HOLD_ID, text(source, "holdId"));
        fields.put(Field.REVERSES, text(source, "reverses"));
        fields.put(Field.CATEGORY, text(source, "category"));
        fields.put(Field.DESCRIPTION, text(source, "description"));
        fields.put(Field.COUNTERPARTY, text(source, "counterparty"));
        fields.put(Field.REFERENCE, text(source, "reference"));
        var other = OtherSide.of(text(source, "type"), text(source, "channel"), text(source, "currency"));
        if (other != null) {
            fields.put(Field.LEDGER_ACCOUNT, other);
        }
        return fields;
    }

    /** Both forms of the amount have to be the same one. */
    private static String amount(JsonNode source) {
        var minor = source.path("amountMinor").asLong(0);
        var written = source.path("amount").asString("");
        var decimal = BigDecimal.valueOf(minor, source.path("decimals").asInt(0));
        if (!written.equals(decimal.toPlainString())) {
            return "%s and %d".formatted(written, minor);
        }
        return String.valueOf(source.path("direction").asString("").equals("debit") ? -minor : minor);
    }

    private static @Nullable String text(JsonNode source, String name) {
        var value = source.path(name);
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }
}
