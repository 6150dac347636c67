package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The machine-readable description of what is published: JSON Schemas (2020-12), and an AsyncAPI 3 document. */
public final class EventSchemas {

    private EventSchemas() {}

    /** The JSON Schema of an event's data; throws UnknownEventException if this code is too old to know it. */
    public static String of(String eventName, int schemaVersion) {
        var type = EventType.of(eventName, schemaVersion);
        return resource("schemas/%s.v%d.json".formatted(type.eventName(), schemaVersion));
    }

    /** The JSON Schema of a signed checkpoint. */
    public static String checkpoint() {
        return resource("schemas/checkpoint.v1.json");
    }

    /** The AsyncAPI 3 document of the topics, in YAML; the schemas that it names lie beside it. */
    public static String asyncApi() {
        return resource("asyncapi.yaml");
    }

    private static String resource(String name) {
        try (var stream = EventSchemas.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("this jar has no " + name);
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
