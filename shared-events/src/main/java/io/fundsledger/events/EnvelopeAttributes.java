package io.fundsledger.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The attributes of an envelope by name, read strictly: a value has the one form that a ledger writes, or is refused. */
record EnvelopeAttributes(Map<String, String> attributes) {

    static final Pattern PARTITION = Pattern.compile("0|[1-9][0-9]{0,8}");
    static final Pattern COUNT_FROM_1 = Pattern.compile("[1-9][0-9]{0,17}");
    static final Pattern LOWER_CASE_UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    String required(String name) {
        var value = attributes.get(name);
        if (value == null) {
            throw new MalformedEventException("the attribute '%s' is missing".formatted(name));
        }
        return value;
    }

    @Nullable String optional(String name) {
        return attributes.get(name);
    }

    void expect(String name, String expected) {
        var value = required(name);
        if (!value.equals(expected)) {
            throw malformed(name, value);
        }
    }

    String matching(String name, Pattern pattern) {
        var value = required(name);
        if (!pattern.matcher(value).matches()) {
            throw malformed(name, value);
        }
        return value;
    }

    UUID uuid(String name) {
        return UUID.fromString(matching(name, LOWER_CASE_UUID));
    }

    UUID uuidAfter(String prefix, String name) {
        var value = required(name);
        if (!value.startsWith(prefix)
                || !LOWER_CASE_UUID.matcher(value.substring(prefix.length())).matches()) {
            throw malformed(name, value);
        }
        return UUID.fromString(value.substring(prefix.length()));
    }

    byte[] hash(String name) {
        return HexFormat.of().parseHex(matching(name, HASH));
    }

    @Nullable String optionalHash(String name) {
        return attributes.containsKey(name) ? matching(name, HASH) : null;
    }

    Instant instant(String name) {
        var value = required(name);
        try {
            return EventTime.parse(value);
        } catch (DateTimeException notAnInstant) {
            throw malformed(name, value);
        }
    }

    static MalformedEventException malformed(String name, String value) {
        return new MalformedEventException(
                "the attribute '%s' is '%s', which an event of a ledger cannot have".formatted(name, value));
    }
}
