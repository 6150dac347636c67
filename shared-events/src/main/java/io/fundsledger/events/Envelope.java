package io.fundsledger.events;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The context attributes of an event as CloudEvents 1.0 names them, whichever way they travel. */
final class Envelope {

    static final String SUBJECT = "subject";
    static final String CONTENT_TYPE = "datacontenttype";

    /** The attributes that the hash covers, in its order. */
    static final List<String> HASHED = List.of(
            "specversion",
            "id",
            "source",
            "type",
            SUBJECT,
            "time",
            "dataschema",
            CONTENT_TYPE,
            "partition",
            "position",
            "accountversion",
            "commandkeyhash",
            "correlationid",
            "causationid",
            "actor",
            "traceparent");

    private static final String PREVIOUS_HASH = "previoushash";
    private static final String HASH = "hash";

    /** All of them. */
    static final List<String> ATTRIBUTES =
            Stream.concat(HASHED.stream(), Stream.of(PREVIOUS_HASH, HASH)).toList();

    private static final String SPEC_VERSION = "1.0";
    private static final String JSON = "application/json";
    private static final String SOURCE_PREFIX = "/ledger/";
    private static final String TYPE_PREFIX = "io.fundsledger.account.";
    private static final String SCHEMA_PREFIX = "urn:funds-ledger:schema:";
    private static final Pattern TYPE = Pattern.compile(Pattern.quote(TYPE_PREFIX) + "([a-z-]+)\\.v([1-9][0-9]{0,8})");

    private Envelope() {}

    static String type(String eventName, int schemaVersion) {
        return TYPE_PREFIX + eventName + ".v" + schemaVersion;
    }

    static String dataSchema(String eventName, int schemaVersion) {
        return SCHEMA_PREFIX + eventName + ":v" + schemaVersion;
    }

    /** Hands over each hashed attribute's value, null where absent, in the order of {@link #HASHED}. */
    static void hashedValues(RecordedEvent event, Consumer<@Nullable String> sink) {
        sink.accept(SPEC_VERSION);
        sink.accept(event.eventId().toString());
        sink.accept(SOURCE_PREFIX + event.ledgerId());
        sink.accept(type(event.eventName(), event.schemaVersion()));
        sink.accept(event.accountId().toString());
        sink.accept(EventTime.format(event.recordedAt()));
        sink.accept(dataSchema(event.eventName(), event.schemaVersion()));
        sink.accept(JSON);
        sink.accept(Integer.toString(event.partition()));
        sink.accept(Long.toString(event.position()));
        sink.accept(Long.toString(event.accountVersion()));
        sink.accept(event.origin().commandKeyHash());
        sink.accept(event.origin().correlationId());
        sink.accept(event.origin().causationId());
        sink.accept(event.origin().actor());
        sink.accept(event.origin().traceparent());
    }

    /** What the event has of the attributes, in the order of the hash, then the two hashes. */
    static SequencedMap<String, String> attributes(RecordedEvent event) {
        var attributes = new LinkedHashMap<String, String>();
        var names = HASHED.iterator();
        hashedValues(event, value -> {
            var name = names.next();
            if (value != null) {
                attributes.put(name, value);
            }
        });
        attributes.put(PREVIOUS_HASH, HexFormat.of().formatHex(event.previousHash()));
        attributes.put(HASH, HexFormat.of().formatHex(event.hash()));
        return attributes;
    }

    /** The event of which these are the attributes; others than a ledger's are ignored. */
    static RecordedEvent read(Map<String, String> attributes, byte[] data) {
        var envelope = new EnvelopeAttributes(attributes);
        envelope.expect("specversion", SPEC_VERSION);
        envelope.expect(CONTENT_TYPE, JSON);
        var type = TYPE.matcher(envelope.required("type"));
        if (!type.matches()) {
            throw EnvelopeAttributes.malformed("type", envelope.required("type"));
        }
        var eventName = type.group(1);
        var schemaVersion = Integer.parseInt(type.group(2));
        envelope.expect("dataschema", dataSchema(eventName, schemaVersion));
        return new RecordedEvent(
                envelope.uuidAfter(SOURCE_PREFIX, "source"),
                envelope.partition("partition"),
                envelope.countFrom1("position"),
                envelope.uuid(SUBJECT),
                envelope.countFrom1("accountversion"),
                envelope.uuid("id"),
                eventName,
                schemaVersion,
                data,
                envelope.instant("time"),
                origin(envelope),
                envelope.hash(PREVIOUS_HASH),
                envelope.hash(HASH));
    }

    private static EventOrigin origin(EnvelopeAttributes envelope) {
        return new EventOrigin(
                envelope.required("actor"),
                envelope.optionalHash("commandkeyhash"),
                envelope.optional("correlationid"),
                envelope.optional("causationid"),
                envelope.optional("traceparent"));
    }
}
