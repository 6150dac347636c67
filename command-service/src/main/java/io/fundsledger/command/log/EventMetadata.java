package io.fundsledger.command.log;

import io.fundsledger.events.EventOrigin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The column {@code metadata}: what is recorded of an event's origin beside the actor and the key. */
final class EventMetadata {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] NONE = {'{', '}'};

    private EventMetadata() {}

    /** Parts are kept where there is more than the one event that they are kept with. */
    static byte[] write(EventOrigin origin, @Nullable CommandHead command) {
        var fields = new LinkedHashMap<String, Object>();
        put(fields, "correlationId", origin.correlationId());
        put(fields, "causationId", origin.causationId());
        put(fields, "traceparent", origin.traceparent());
        if (command != null
                && command.parts().stream().mapToInt(CommandPart::events).sum() > 1) {
            fields.put(
                    "parts", command.parts().stream().map(EventMetadata::fields).toList());
        }
        return fields.isEmpty() ? NONE : JSON.writeValueAsBytes(fields);
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

    /** The parts of the command whose first event this is kept with; empty if there are no other events. */
    static List<CommandPart> parts(byte[] metadata) {
        var parts =
                metadata.length == NONE.length ? null : JSON.readTree(metadata).get("parts");
        return parts == null
                ? List.of()
                : parts.valueStream().map(EventMetadata::part).toList();
    }

    private static Map<String, Object> fields(CommandPart part) {
        return Map.of("accountId", part.accountId(), "first", part.first(), "last", part.last());
    }

    private static CommandPart part(JsonNode part) {
        return new CommandPart(
                UUID.fromString(part.required("accountId").stringValue()),
                part.required("first").longValue(),
                part.required("last").longValue());
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static @Nullable String text(@Nullable JsonNode fields, String name) {
        var value = fields == null ? null : fields.get(name);
        return value == null ? null : value.stringValue();
    }
}
