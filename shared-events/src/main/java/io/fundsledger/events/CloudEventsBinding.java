package io.fundsledger.events;

import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in Kafka's binary mode: the envelope as record headers, the data as the record's value, the account
 * id as its key.
 */
public final class CloudEventsBinding {

    /** The headers that the hash covers, in its order; the other two, {@code ce_hash} and {@code ce_previoushash}, follow from it. */
    public static final List<String> HASHED_HEADERS = List.of(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_subject",
            "ce_time",
            "ce_dataschema",
            "content-type",
            "ce_partition",
            "ce_position",
            "ce_accountversion",
            "ce_commandkeyhash",
            "ce_correlationid",
            "ce_causationid",
            "ce_actor",
            "ce_traceparent");

    private static final String SPEC_VERSION = "1.0";
    private static final String CONTENT_TYPE = "application/json";
    private static final String SOURCE_PREFIX = "/ledger/";
    private static final String TYPE_PREFIX = "io.fundsledger.account.";
    private static final String SCHEMA_PREFIX = "urn:funds-ledger:schema:";
    private static final Pattern TYPE = Pattern.compile("io\\.fundsledger\\.account\\.([a-z-]+)\\.v([1-9][0-9]{0,8})");

    private CloudEventsBinding() {}

    /** The record headers of an event in a fixed order; values are to be sent as UTF-8. */
    public static SequencedMap<String, String> headers(RecordedEvent event) {
        var headers = new LinkedHashMap<String, String>();
        var names = HASHED_HEADERS.iterator();
        hashedValues(event, value -> {
            var name = names.next();
            if (value != null) {
                headers.put(name, value);
            }
        });
        headers.put("ce_previoushash", HexFormat.of().formatHex(event.previousHash()));
        headers.put("ce_hash", HexFormat.of().formatHex(event.hash()));
        return headers;
    }

    /**
     * Reads a record of the topic.
     *
     * @throws MalformedEventException if it is not an event of a ledger, or a header is missing or not of its form
     */
    public static RecordedEvent read(String key, Map<String, String> headers, byte[] value) {
        var envelope = new EnvelopeHeaders(headers);
        envelope.expect("ce_specversion", SPEC_VERSION);
        envelope.expect("content-type", CONTENT_TYPE);
        envelope.expect("ce_subject", key);
        var type = TYPE.matcher(envelope.required("ce_type"));
        if (!type.matches()) {
            throw new MalformedEventException(
                    "'%s' is not an event type of a ledger".formatted(headers.get("ce_type")));
        }
        return new RecordedEvent(
                envelope.uuid("ce_source", envelope.requiredAfter("ce_source", SOURCE_PREFIX)),
                Math.toIntExact(envelope.number("ce_partition")),
                envelope.number("ce_position"),
                envelope.uuid("ce_subject", key),
                envelope.number("ce_accountversion"),
                envelope.uuid("ce_id", envelope.required("ce_id")),
                type.group(1),
                Integer.parseInt(type.group(2)),
                value,
                envelope.instant("ce_time"),
                envelope.origin(),
                envelope.hash("ce_previoushash"),
                envelope.hash("ce_hash"));
    }

    /** {@code io.fundsledger.account.money-withdrawn.v1}. */
    public static String type(String eventName, int schemaVersion) {
        return TYPE_PREFIX + eventName + ".v" + schemaVersion;
    }

    /** The stable name of a data schema; the schema itself is in this jar. */
    public static String dataSchema(String eventName, int schemaVersion) {
        return SCHEMA_PREFIX + eventName + ":v" + schemaVersion;
    }

    /** RFC 3339 UTC, always with six decimals, so that one instant has one text. */
    public static String time(Instant instant) {
        return EventTime.format(instant);
    }

    /** Hands over each hashed header's value, null where absent, in the order of {@link #HASHED_HEADERS}. */
    static void hashedValues(RecordedEvent event, Consumer<@Nullable String> sink) {
        sink.accept(SPEC_VERSION);
        sink.accept(event.eventId().toString());
        sink.accept(SOURCE_PREFIX + event.ledgerId());
        sink.accept(type(event.eventName(), event.schemaVersion()));
        sink.accept(event.accountId().toString());
        sink.accept(time(event.recordedAt()));
        sink.accept(dataSchema(event.eventName(), event.schemaVersion()));
        sink.accept(CONTENT_TYPE);
        sink.accept(Integer.toString(event.partition()));
        sink.accept(Long.toString(event.position()));
        sink.accept(Long.toString(event.accountVersion()));
        sink.accept(event.origin().commandKeyHash());
        sink.accept(event.origin().correlationId());
        sink.accept(event.origin().causationId());
        sink.accept(event.origin().actor());
        sink.accept(event.origin().traceparent());
    }
}
