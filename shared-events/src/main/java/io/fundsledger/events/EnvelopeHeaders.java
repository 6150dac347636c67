package io.fundsledger.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The headers of a record, read strictly. */
record EnvelopeHeaders(Map<String, String> headers) {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern LOWER_CASE_UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    String required(String name) {
        var value = headers.get(name);
        if (value == null) {
            throw new MalformedEventException("the header '%s' is missing".formatted(name));
        }
        return value;
    }

    String requiredAfter(String name, String prefix) {
        var value = required(name);
        if (!value.startsWith(prefix)) {
            throw malformed(name, value);
        }
        return value.substring(prefix.length());
    }

    void expect(String name, String expected) {
        if (!required(name).equals(expected)) {
            throw malformed(name, required(name));
        }
    }

    long number(String name) {
        return Long.parseLong(matching(name, NUMBER));
    }

    UUID uuid(String name, String value) {
        if (!LOWER_CASE_UUID.matcher(value).matches()) {
            throw malformed(name, value);
        }
        return UUID.fromString(value);
    }

    byte[] hash(String name) {
        return HexFormat.of().parseHex(matching(name, HASH));
    }

    Instant instant(String name) {
        try {
            return Instant.parse(required(name));
        } catch (DateTimeException notAnInstant) {
            throw malformed(name, required(name));
        }
    }

    EventOrigin origin() {
        return new EventOrigin(
                required("ce_actor"),
                headers.get("ce_commandkeyhash"),
                headers.get("ce_correlationid"),
                headers.get("ce_causationid"),
                headers.get("ce_traceparent"));
    }

    private String matching(String name, Pattern pattern) {
        var value = required(name);
        if (!pattern.matcher(value).matches()) {
            throw malformed(name, value);
        }
        return value;
    }

    private static MalformedEventException malformed(String name, String value) {
        return new MalformedEventException(
                "the header '%s' is '%s', which an event of a ledger cannot have".formatted(name, value));
    }
}
