package io.fundsledger.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The text of an instant in the contract: microseconds, always written out. */
final class EventTime {

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String TEMPLATE = "0000-00-00T00:00:00.000000Z";
    private static final int LAST_YEAR = 9999;
    private static final int NANOS_IN_A_MICROSECOND = 1_000;

    private EventTime() {}

    /** Digit by digit, since every event's hash covers such a text; years that need a sign are left to the library. */
    static String format(Instant instant) {
        var time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
            return MICROSECONDS.format(instant);
        }
        var text = TEMPLATE.toCharArray();
        put(text, 0, 4, time.getYear());
        put(text, 5, 7, time.getMonthValue());
        put(text, 8, 10, time.getDayOfMonth());
        put(text, 11, 13, time.getHour());
        put(text, 14, 16, time.getMinute());
        put(text, 17, 19, time.getSecond());
        put(text, 20, 26, time.getNano() / NANOS_IN_A_MICROSECOND);
        return new String(text);
    }

    private static void put(char[] text, int begin, int end, int number) {
        var rest = number;
        for (var i = end - 1; i >= begin; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Reads only the text that {@link #format} gives, so that one instant has one text; throws DateTimeException. */
    static Instant parse(String text) {
        var instant = text.length() == TEMPLATE.length() ? parseDigits(text) : Instant.parse(text);
        if (!format(instant).equals(text)) {
            throw new DateTimeException("'%s' has not six decimals and a Z".formatted(text));
        }
        return instant;
    }

    /** What is no digit, or stands elsewhere, does not survive the comparison with the text written again. */
    private static Instant parseDigits(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        number(text, 20, 26) * NANOS_IN_A_MICROSECOND)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int begin, int end) {
        var number = 0;
        for (var i = begin; i < end; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }
}
