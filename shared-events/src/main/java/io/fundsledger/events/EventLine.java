package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as one line of an exported log (NDJSON): CloudEvents' JSON format, all attributes as strings, and the data
 * inside it byte for byte as it is stored, so that the chain can be checked with the file alone.
 */
public final class EventLine {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String DATA = "data";
    private static final byte[] DATA_NAME = ",\"data\":".getBytes(UTF_8);

    private EventLine() {}

    /** One line without its line feed. Stored data has no line feeds: see {@link EventJson#write}. */
    public static byte[] write(RecordedEvent event) {
        var attributes = MAPPER.writeValueAsBytes(Envelope.attributes(event));
        var line = new ByteArrayOutputStream(attributes.length + DATA_NAME.length + event.data().length);
        line.write(attributes, 0, attributes.length - 1);
        line.writeBytes(DATA_NAME);
        line.writeBytes(event.data());
        line.write('}');
        return line.toByteArray();
    }

    /**
     * Reads a line; attributes that a ledger does not write are ignored. The hashes are taken as they are: to check them
     * is {@link HashChain}'s.
     *
     * @throws MalformedEventException if it is not an event of a ledger
     */
    public static RecordedEvent read(byte[] line) {
        var attributes = new HashMap<String, String>();
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            expect(JsonToken.START_OBJECT, json.nextToken());
            var data = readMembers(json, line, attributes);
            expect(null, json.nextToken());
            return Envelope.read(attributes, data);
        } catch (JacksonException notJson) {
            throw new MalformedEventException("the line is not JSON", notJson);
        }
    }

    private static byte[] readMembers(JsonParser json, byte[] line, Map<String, String> attributes) {
        byte[] data = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            var value = json.nextToken();
            if (name.equals(DATA)) {
                expect(JsonToken.START_OBJECT, value);
                data = exactBytes(json, line);
            } else {
                expect(JsonToken.VALUE_STRING, value);
                attributes.put(name, json.getString());
            }
        }
        if (data == null) {
            throw new MalformedEventException("the line has no data");
        }
        return data;
    }

    /** The object that the parser stands at the beginning of, as it is written. */
    private static byte[] exactBytes(JsonParser json, byte[] line) {
        var from = json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        var to = json.currentLocation().getByteOffset();
        if (from < 0) {
            throw new MalformedEventException("the line is not UTF-8");
        }
        return Arrays.copyOfRange(line, (int) from, (int) to);
    }

    private static void expect(@Nullable JsonToken expected, @Nullable JsonToken token) {
        if (token != expected) {
            throw new MalformedEventException("the line is not one JSON object of strings and data");
        }
    }
}
