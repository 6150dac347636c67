package io.fundsledger.command.api.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/** How values are written in paths, parameters, headers and bodies alike. */
final class Syntax {

    private static final int UUID_LENGTH = 36;
    private static final Pattern NUMBER_FORM = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Syntax() {}

    /** One form only: UUID.fromString would take {@code 1-1-1-1-1} for another name of the same account. */
    static UUID uuid(String text) {
        try {
            if (text.length() == UUID_LENGTH) {
                var id = UUID.fromString(text);
                if (id.toString().equals(text)) {
                    return id;
                }
            }
        } catch (IllegalArgumentException noId) {
            // said below
        }
        throw new WrongFieldException("has to be a UUID in lower case");
    }

    static long number(String text, long smallest, long largest) {
        var number = NUMBER_FORM.matcher(text).matches() ? Long.parseLong(text) : -1;
        if (number < smallest || number > largest) {
            throw new WrongFieldException("has to be a number from %d to %d".formatted(smallest, largest));
        }
        return number;
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new WrongFieldException("has to be true or false");
        };
    }

    static Instant instant(String text) {
        try {
            var instant = Instant.parse(text);
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeException notAnInstant) {
            // said below
        }
        throw new WrongFieldException("has to be an instant such as 2026-01-31T12:00:00Z");
    }
}
