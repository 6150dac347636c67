package io.fundsledger.events;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of event data. Writing gives one form: fields in a fixed order, absent ones left out, no blanks. Reading
 * ignores fields it does not know.
 */
public final class EventJson {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private EventJson() {}

    /**
     * The data of an event, UTF-8. An older schema version is written without what it has no field for.
     *
     * @throws UnknownEventException if there is no such version of it
     */
    public static byte[] write(AccountEvent event, int schemaVersion) {
        EventType.of(EventType.of(event).eventName(), schemaVersion);
        var bytes = new ByteArrayOutputStream(256);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            new EventDataWriter(json, schemaVersion).write(event);
            EventTextJson.write(json, event.text());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /**
     * Reads the data of any event ever recorded as the newest class of its type.
     *
     * @throws UnknownEventException if the type or version is newer than this code
     * @throws MalformedEventException if the data is not of its schema
     */
    public static AccountEvent read(String eventName, int schemaVersion, byte[] data) {
        var type = EventType.of(eventName, schemaVersion);
        try {
            if (MAPPER.readTree(data) instanceof ObjectNode fields) {
                return EventDataReader.read(type, new EventFields(Upcasters.toNewest(type, schemaVersion, fields)));
            }
            throw new MalformedEventException("the data of a %s is not an object".formatted(eventName));
        } catch (JacksonException notJson) {
            throw new MalformedEventException("the data of a %s is not JSON".formatted(eventName), notJson);
        } catch (IllegalArgumentException impossible) {
            throw new MalformedEventException(
                    "the data of a %s: %s".formatted(eventName, impossible.getMessage()), impossible);
        }
    }
}
