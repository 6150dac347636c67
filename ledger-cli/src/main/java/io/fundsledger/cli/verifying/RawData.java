package io.fundsledger.cli.verifying;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;

/** The data of an event, read where it stands; fields that no history rests on are passed over. */
final class RawData {

    private static final byte[] NULL = "null".getBytes(UTF_8);
    private static final int ABSENT = -1;

    private final int[] begins = new int[DataField.ALL.size()];
    private final int[] ends = new int[DataField.ALL.size()];
    private byte[] bytes = {};

    /** Reads the object that begins at {@code from}, and answers where it ends. */
    int read(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        Arrays.fill(begins, ABSENT);
        FaultFound.unless(from + 1 < to && bytes[from] == '{', "the data is not an object");
        if (bytes[from + 1] == '}') {
            return from + 2;
        }
        var at = from;
        do {
            at = readMember(at + 1, to);
        } while (bytes[at] == ',');
        FaultFound.unless(bytes[at] == '}', "the data is not an object");
        return at + 1;
    }

    /** Answers with the place after the member, which is before the end of the bytes. */
    private int readMember(int at, int to) {
        FaultFound.unless(bytes[at] == '"', "the data has something else where a field should be");
        var nameEnd = JsonCursor.stringEnd(bytes, at + 1, to);
        var value = nameEnd + 2;
        FaultFound.unless(value < to && bytes[nameEnd + 1] == ':', "the data has a field without a value");
        var field = DataField.of(bytes, at + 1, nameEnd);
        var isString = bytes[value] == '"';
        var end = valueEnd(value, to);
        FaultFound.unless(end < to, "the line ends within its data");
        if (field != null && !Arrays.equals(bytes, value, end, NULL, 0, NULL.length)) {
            FaultFound.unless(
                    begins[field.place()] == ABSENT,
                    () -> "the data says twice what its %s is".formatted(field.word()));
            begins[field.place()] = isString ? value + 1 : value;
            ends[field.place()] = isString ? end - 1 : end;
        }
        return end;
    }

    private int valueEnd(int value, int to) {
        return switch (bytes[value]) {
            case '"' -> JsonCursor.stringEnd(bytes, value + 1, to) + 1;
            case '{', '[' -> JsonCursor.nestedEnd(bytes, value, to);
            default -> JsonCursor.plainEnd(bytes, value, to);
        };
    }

    boolean has(DataField field) {
        return begins[field.place()] != ABSENT;
    }

    private int begin(DataField field) {
        var begin = begins[field.place()];
        if (begin == ABSENT) {
            throw new FaultFound("the data has no " + field.word());
        }
        return begin;
    }

    private int end(DataField field) {
        return ends[field.place()];
    }

    boolean is(DataField field, byte[] value) {
        return Arrays.equals(bytes, begin(field), end(field), value, 0, value.length);
    }

    /** Whether a value is these characters, all of ASCII. */
    boolean isText(DataField field, String text) {
        var begin = begin(field);
        if (end(field) - begin != text.length()) {
            return false;
        }
        for (var i = 0; i < text.length(); i++) {
            if (bytes[begin + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The value as it is written; for texts that are words. */
    byte[] word(DataField field) {
        return Arrays.copyOfRange(bytes, begin(field), end(field));
    }

    /** A text as it is meant. */
    String text(DataField field) {
        return JsonCursor.text(bytes, begin(field), end(field));
    }

    /** More than zero, in minor units. */
    long amount(int decimals) {
        var amount = Digits.minor(bytes, begin(DataField.AMOUNT), end(DataField.AMOUNT), decimals);
        FaultFound.unless(amount > 0, "an amount is zero");
        return amount;
    }

    /** Zero or more, in minor units. */
    long limit(int decimals) {
        return Digits.minor(bytes, begin(DataField.OVERDRAFT_LIMIT), end(DataField.OVERDRAFT_LIMIT), decimals);
    }

    /** With how many decimals the overdraft limit is written: all amounts of its currency are. */
    int decimals() {
        for (var at = begin(DataField.OVERDRAFT_LIMIT); at < end(DataField.OVERDRAFT_LIMIT); at++) {
            if (bytes[at] == '.') {
                return end(DataField.OVERDRAFT_LIMIT) - at - 1;
            }
        }
        return 0;
    }

    long version(DataField field) {
        return Digits.whole(bytes, begin(field), end(field));
    }

    UUID uuid(DataField field) {
        return Digits.uuid(bytes, begin(field), end(field));
    }

    /** Microseconds since 1970. */
    long micros(DataField field) {
        return Digits.micros(bytes, begin(field), end(field));
    }

    LocalDate date(DataField field) {
        return Digits.date(bytes, begin(field), end(field));
    }
}
