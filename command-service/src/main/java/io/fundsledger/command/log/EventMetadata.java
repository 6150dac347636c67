package io.fundsledger.command.log;

import io.fundsledger.events.EventOrigin;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The column {@code metadata}: what is recorded of an event's origin beside the actor and the key. */
final class EventMetadata {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] NONE = {'{', '}'};

    private EventMetadata() {}

    static byte[] write(EventOrigin origin) {
        if (origin.correlationId() == null && origin.causationId() == null && origin.traceparent() == null) {
            return NONE;
        }
        var fields = new LinkedHashMap<String, String>();
        put(fields, "correlationId", origin.correlationId());
        put(fields, "causationId", origin.causationId());
        put(fields, "traceparent", origin.traceparent());
        return JSON.writeValueAsBytes(fields);
    }

    static EventOrigin read(String actor, @Nullable String commandKeyHash, byte[] metadata) {
        var fields = metadata.length == NONE.length ? null : JSON.readTree(metadata);
        return new EventOrigin(
                actor,
                commandKeyHash,
                text(fields, "correlationId"),
                text(fields, "causationId"),
                text(fields, "traceparent"));
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static @Nullable String text(@Nullable JsonNode fields, String name) {
        var value = fields == null ? null : fields.get(name);
        return value == null ? null : value.stringValue();
    }
}
