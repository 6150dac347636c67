package io.fundsledger.query.api;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An opaque place in a list: a few fields, with a digest over them and the query they belong to. The digest tells a
 * cursor that was cut off or belongs to other filters. It is no secret: whoever makes a cursor up sees no more than without,
 * and what a statement carries from page to page, such as its opening balance, is then what he made up. What no cursor of this
 * service says, such as a date that the database does not know, is refused like any other that is none.
 */
public final class Cursor {

    private static final int DIGEST_BYTES = 8;
    private static final String SEPARATOR = "|";
    private static final LocalDate EARLIEST = LocalDate.of(-1, 12, 31);
    private static final LocalDate LATEST = LocalDate.of(10000, 1, 1);
    private static final int MOST_DIGITS = 40;

    private Cursor() {}

    /** The cursor of a place, whose fields must not contain a bar. */
    public static String of(Object query, Object... place) {
        var fields = Stream.of(place).map(String::valueOf).collect(Collectors.joining(SEPARATOR));
        var bytes = fields.getBytes(StandardCharsets.UTF_8);
        var digest = digest(query, bytes);
        var whole = Arrays.copyOf(digest, digest.length + bytes.length);
        System.arraycopy(bytes, 0, whole, digest.length, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    static <T> T read(Object query, String cursor, Function<String[], T> reader) {
        try {
            var whole = Base64.getUrlDecoder().decode(cursor);
            var bytes = Arrays.copyOfRange(whole, DIGEST_BYTES, whole.length);
            if (MessageDigest.isEqual(digest(query, bytes), Arrays.copyOf(whole, DIGEST_BYTES))) {
                return reader.apply(new String(bytes, StandardCharsets.UTF_8).split("\\" + SEPARATOR, -1));
            }
        } catch (RuntimeException malformed) {
            // whatever is wrong with it: the same answer
        }
        throw ProblemException.invalidParameter("cursor", "is not a cursor of this query; use nextCursor unchanged");
    }

    /** Of a year of four digits; or the day before or after those, as it may be in another time zone. */
    public static LocalDate date(String field) {
        var date = LocalDate.parse(field);
        return require(date, !date.isBefore(EARLIEST) && !date.isAfter(LATEST));
    }

    public static Instant instant(String field) {
        var instant = Instant.parse(field);
        date(instant.atOffset(ZoneOffset.UTC).toLocalDate().toString());
        return instant;
    }

    /** With no more digits than sums of amounts can have. */
    public static BigDecimal amount(String field) {
        var amount = new BigDecimal(field);
        return require(
                amount, amount.scale() >= 0 && amount.precision() <= MOST_DIGITS && amount.scale() <= MOST_DIGITS);
    }

    public static long positive(String field) {
        var number = Long.parseLong(field);
        return require(number, number > 0);
    }

    private static <T> T require(T value, boolean right) {
        if (!right) {
            throw new IllegalArgumentException("no cursor of this service says " + value);
        }
        return value;
    }

    private static byte[] digest(Object query, byte[] fields) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(query.toString().getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return Arrays.copyOf(sha.digest(fields), DIGEST_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
