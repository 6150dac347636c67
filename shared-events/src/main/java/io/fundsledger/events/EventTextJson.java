package io.fundsledger.events;

import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.EventText.SealedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The object {@code text} of an event's data: plain fields, or {@code keyId} and {@code sealed}. */
final class EventTextJson {

    private EventTextJson() {}

    static void write(JsonGenerator json, @Nullable EventText text) {
        if (text == null) {
            return;
        }
        json.writeObjectPropertyStart("text");
        switch (text) {
            case PlainText plain -> writePlain(json, plain);
            case SealedText(var keyId, var sealed) -> {
                json.writeStringProperty("keyId", keyId);
                json.writeStringProperty("sealed", sealed);
            }
        }
        json.writeEndObject();
    }

    static EventText read(EventFields text) {
        return text.optional("keyId") == null && text.optional("sealed") == null
                ? new PlainText(
                        text.optional("description"),
                        text.optional("counterparty"),
                        text.optional("reference"),
                        text.optional("reason"),
                        text.optional("accountNumber"))
                : new SealedText(text.required("keyId"), text.required("sealed"));
    }

    private static void writePlain(JsonGenerator json, PlainText plain) {
        writePart(json, "description", plain.description());
        writePart(json, "counterparty", plain.counterparty());
        writePart(json, "reference", plain.reference());
        writePart(json, "reason", plain.reason());
        writePart(json, "accountNumber", plain.accountNumber());
    }

    private static void writePart(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}
