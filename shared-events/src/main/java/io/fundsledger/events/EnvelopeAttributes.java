package io.fundsledger.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The attributes of an envelope by name, read strictly: a value has the one form that a ledger writes, or is refused. */
record EnvelopeAttributes(Map<String, String> attributes) {

    private static final int DIGITS_OF_AN_INT = 9;
    private static final int DIGITS_OF_A_LONG = 18;
    private static final int HASH_DIGITS = 64;
    private static final int[] DASHES = {8, 13, 18, 23};
    private static final int UUID_LENGTH = 36;

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

    int partition(String name) {
        return Math.toIntExact(number(name, DIGITS_OF_AN_INT));
    }

    long countFrom1(String name) {
        var count = number(name, DIGITS_OF_A_LONG);
        if (count == 0) {
            throw malformed(name, required(name));
        }
        return count;
    }

    /** At least 0, without a sign and without zeros before it. */
    private long number(String name, int digits) {
        var value = required(name);
        if (value.isEmpty() || value.length() > digits || (value.charAt(0) == '0' && value.length() > 1)) {
            throw malformed(name, value);
        }
        var number = 0L;
        for (var i = 0; i < value.length(); i++) {
            var digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw malformed(name, value);
            }
            number = 10 * number + digit;
        }
        return number;
    }

    UUID uuid(String name) {
        return uuidAfter("", name);
    }

    UUID uuidAfter(String prefix, String name) {
        var value = required(name);
        if (!value.startsWith(prefix) || !isLowerCaseUuid(value.substring(prefix.length()))) {
            throw malformed(name, value);
        }
        return UUID.fromString(value.substring(prefix.length()));
    }

    byte[] hash(String name) {
        return HexFormat.of().parseHex(hashText(name));
    }

    @Nullable String optionalHash(String name) {
        return attributes.containsKey(name) ? hashText(name) : null;
    }

    private String hashText(String name) {
        var value = required(name);
        if (value.length() != HASH_DIGITS || !isLowerCaseHex(value, 0, HASH_DIGITS)) {
            throw malformed(name, value);
        }
        return value;
    }

    /** Character by character: every event has several, and a regular expression takes many times as long. */
    static boolean isLowerCaseUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        for (var dash : DASHES) {
            if (text.charAt(dash) != '-') {
                return false;
            }
        }
        return isLowerCaseHex(text, 0, 8)
                && isLowerCaseHex(text, 9, 13)
                && isLowerCaseHex(text, 14, 18)
                && isLowerCaseHex(text, 19, 23)
                && isLowerCaseHex(text, 24, UUID_LENGTH);
    }

    private static boolean isLowerCaseHex(String text, int begin, int end) {
        for (var i = begin; i < end; i++) {
            var digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
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
