package io.fundsledger.cli.verifying;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** What a line of an exported file is about, as far as it takes to bring it to whoever checks it. */
final class FileLine {

    /** Of the end line, which comes after all partitions. */
    static final int END = Integer.MAX_VALUE;

    /** Of a line that does not say. */
    static final int UNKNOWN = -1;

    private static final byte[] END_LINE = "{\"end\":".getBytes(UTF_8);
    private static final byte[] PARTITION = ",\"partition\":\"".getBytes(UTF_8);
    private static final int MOST_DIGITS = 9;

    private FileLine() {}

    /** The partition of the line that begins at {@code from}. */
    static int partition(byte[] bytes, int from, int to) {
        if (isAt(END_LINE, bytes, from, to)) {
            return END;
        }
        for (var at = from; at < to && bytes[at] != '\n'; at++) {
            if (bytes[at] == ',' && isAt(PARTITION, bytes, at, to)) {
                return number(bytes, at + PARTITION.length, to);
            }
        }
        return UNKNOWN;
    }

    /** The place after the line feed of the line that begins at {@code from}; there is one. */
    static int end(byte[] bytes, int from) {
        var at = from;
        while (bytes[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    private static int number(byte[] bytes, int from, int to) {
        var number = 0;
        for (var at = from; at < to && at < from + MOST_DIGITS && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = number * 10 + (bytes[at] - '0');
        }
        return number;
    }

    private static boolean isAt(byte[] expected, byte[] bytes, int at, int to) {
        return at + expected.length <= to
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }
}
