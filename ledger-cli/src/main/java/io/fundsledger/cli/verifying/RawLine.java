package io.fundsledger.cli.verifying;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.UUID;

/**
 * One line of a log, read where it stands: it knows where each value begins and ends, and copies nothing, since there
 * are very many. One that has been read is overwritten by the next.
 */
final class RawLine {

    private static final byte[] DATA = ",\"data\":".getBytes(UTF_8);
    private static final int ABSENT = -1;

    private final int[] begins = new int[Attribute.ALL.size()];
    private final int[] ends = new int[Attribute.ALL.size()];
    private final RawData data = new RawData();
    private byte[] bytes = {};
    private int dataBegin;
    private int dataEnd;

    /**
     * Reads the line that begins at {@code from}, and answers where the next one begins.
     *
     * @param to where the last of the whole lines in {@code bytes} ends
     */
    int read(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        var at = from;
        for (var attribute : Attribute.ALL) {
            at = readAttribute(attribute, at, to);
        }
        FaultFound.unless(isAt(DATA, at, to), "the line has no data after its attributes");
        dataBegin = at + DATA.length;
        dataEnd = data.read(bytes, dataBegin, to);
        FaultFound.unless(
                dataEnd + 1 < to && bytes[dataEnd] == '}' && bytes[dataEnd + 1] == '\n',
                "there is something after the line's data");
        return dataEnd + 2;
    }

    private int readAttribute(Attribute attribute, int at, int to) {
        var opening = attribute.opening();
        if (!isAt(opening, at, to)) {
            FaultFound.unless(
                    attribute.isOptional(),
                    () -> "the line has no '%s' where a ledger writes it".formatted(attribute.word()));
            begins[attribute.place()] = ABSENT;
            return at;
        }
        var begin = at + opening.length;
        var end = JsonCursor.stringEnd(bytes, begin, to);
        begins[attribute.place()] = begin;
        ends[attribute.place()] = end;
        return end + 1;
    }

    private boolean isAt(byte[] expected, int at, int to) {
        return at + expected.length <= to
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }

    byte[] bytes() {
        return bytes;
    }

    RawData data() {
        return data;
    }

    int dataBegin() {
        return dataBegin;
    }

    int dataEnd() {
        return dataEnd;
    }

    boolean has(Attribute attribute) {
        return begins[attribute.place()] != ABSENT;
    }

    /** Where the value begins, without its quotation mark. */
    int begin(Attribute attribute) {
        return begins[attribute.place()];
    }

    /** Where the value's closing quotation mark is. */
    int end(Attribute attribute) {
        return ends[attribute.place()];
    }

    /** The value as it is meant, for a person. */
    String text(Attribute attribute) {
        return JsonCursor.text(bytes, begin(attribute), end(attribute));
    }

    boolean is(Attribute attribute, byte[] value) {
        return Arrays.equals(bytes, begin(attribute), end(attribute), value, 0, value.length);
    }

    EventName name() {
        return EventName.of(this);
    }

    UUID account() {
        return Digits.uuid(bytes, begin(Attribute.SUBJECT), end(Attribute.SUBJECT));
    }

    UUID id() {
        return Digits.uuid(bytes, begin(Attribute.ID), end(Attribute.ID));
    }

    /** Microseconds since 1970. */
    long recordedAt() {
        return Digits.micros(bytes, begin(Attribute.TIME), end(Attribute.TIME));
    }

    long partition() {
        return number(Attribute.PARTITION);
    }

    long position() {
        return number(Attribute.POSITION);
    }

    long accountVersion() {
        return number(Attribute.ACCOUNTVERSION);
    }

    /** The 32 bytes of a hash. */
    byte[] hash(Attribute attribute) {
        return Digits.bytes(bytes, begin(attribute), end(attribute));
    }

    /** Whether the attribute is this hash. */
    boolean isHash(Attribute attribute, byte[] hash) {
        return Digits.spell(bytes, begin(attribute), end(attribute), hash);
    }

    private long number(Attribute attribute) {
        return Digits.whole(bytes, begin(attribute), end(attribute));
    }
}
