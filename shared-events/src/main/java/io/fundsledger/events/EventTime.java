package io.fundsledger.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The text of an instant in the contract: microseconds, always written out. */
final class EventTime {

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private EventTime() {}

    static String format(Instant instant) {
        return MICROSECONDS.format(instant);
    }

    /** Reads only the text that {@link #format} gives, so that one instant has one text; throws DateTimeException. */
    static Instant parse(String text) {
        var instant = Instant.parse(text);
        if (!format(instant).equals(text)) {
            throw new DateTimeException("'%s' has not six decimals and a Z".formatted(text));
        }
        return instant;
    }
}
