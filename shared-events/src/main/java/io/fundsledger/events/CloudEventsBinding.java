package io.fundsledger.events;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * CloudEvents 1.0 in Kafka's binary mode: the envelope as record headers, the data as the record's value, the account
 * id as its key.
 */
public final class CloudEventsBinding {

    private static final String PREFIX = "ce_";
    private static final String CONTENT_TYPE_HEADER = "content-type";

    /** The headers that the hash covers, in its order; the other two, {@code ce_hash} and {@code ce_previoushash}, follow from it. */
    public static final List<String> HASHED_HEADERS =
            Envelope.HASHED.stream().map(CloudEventsBinding::header).toList();

    private static final Map<String, String> ATTRIBUTES =
            Envelope.ATTRIBUTES.stream().collect(toUnmodifiableMap(CloudEventsBinding::header, name -> name));

    private CloudEventsBinding() {}

    /** The record headers of an event in a fixed order; values are to be sent as UTF-8. */
    public static SequencedMap<String, String> headers(RecordedEvent event) {
        var headers = new LinkedHashMap<String, String>();
        Envelope.attributes(event).forEach((name, value) -> headers.put(header(name), value));
        return headers;
    }

    /**
     * Reads a record of the topic; headers that are none of an event's are ignored.
     *
     * @throws MalformedEventException if it is not an event of a ledger, or a header is missing or not of its form
     */
    public static RecordedEvent read(String key, Map<String, String> headers, byte[] value) {
        var attributes = HashMap.<String, String>newHashMap(ATTRIBUTES.size());
        headers.forEach((header, text) -> {
            var attribute = ATTRIBUTES.get(header);
            if (attribute != null) {
                attributes.put(attribute, text);
            }
        });
        new EnvelopeAttributes(attributes).expect(Envelope.SUBJECT, key);
        return Envelope.read(attributes, value);
    }

    /** {@code io.fundsledger.account.money-withdrawn.v1}. */
    public static String type(String eventName, int schemaVersion) {
        return Envelope.type(eventName, schemaVersion);
    }

    /** The stable name of a data schema; the schema itself is in this jar. */
    public static String dataSchema(String eventName, int schemaVersion) {
        return Envelope.dataSchema(eventName, schemaVersion);
    }

    /** RFC 3339 UTC, always with six decimals, so that one instant has one text. */
    public static String time(Instant instant) {
        return EventTime.format(instant);
    }

    private static String header(String attribute) {
        return attribute.equals(Envelope.CONTENT_TYPE) ? CONTENT_TYPE_HEADER : PREFIX + attribute;
    }
}
