package io.fundsledger.cli.verifying;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into blocks of whole lines, each as many as the buffer holds. */
final class LineBlocks {

    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int LONGEST_LINE = 4 * 1024 * 1024;

    private final InputStream in;
    private byte[] bytes = new byte[BUFFER_BYTES];
    private int to;
    private int filled;

    LineBlocks(InputStream in) {
        this.in = in;
    }

    /** Passes over the rest of the line that the stream stands in; false if it has no end. */
    boolean skipLine() throws IOException {
        for (var next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads on; false at the end.
     *
     * @throws IOException also if there is no line feed at the end, or not for very long
     */
    boolean next() throws IOException {
        System.arraycopy(bytes, to, bytes, 0, filled - to);
        filled -= to;
        to = 0;
        var scanned = 0;
        while (to == 0) {
            if (filled == bytes.length) {
                grow();
            }
            var read = in.read(bytes, filled, bytes.length - filled);
            if (read < 0) {
                requireNothingBegun();
                return false;
            }
            filled += read;
            to = afterLastLineFeed(scanned);
            scanned = filled;
        }
        return true;
    }

    private void grow() throws IOException {
        if (bytes.length >= LONGEST_LINE) {
            throw new IOException("a line is longer than any event can be");
        }
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }

    private void requireNothingBegun() throws IOException {
        if (filled > 0) {
            throw new IOException("it is cut off: the last line has no line feed");
        }
    }

    private int afterLastLineFeed(int scanned) {
        for (var at = filled; at > scanned; at--) {
            if (bytes[at - 1] == '\n') {
                return at;
            }
        }
        return 0;
    }

    byte[] bytes() {
        return bytes;
    }

    /** How many of them, from the first one on, are the block. */
    int length() {
        return to;
    }
}
