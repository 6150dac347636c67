package io.fundsledger.cli.logfile;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of bytes, one at a time: however long the input is, one line and one buffer of it are in memory. */
public final class LineInput implements AutoCloseable {

    /** No event is near it: free text is bounded. */
    static final int LONGEST_LINE = 1024 * 1024;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int from;
    private int to;

    public LineInput(InputStream in) {
        this.in = in;
    }

    /**
     * The next line without its line feed; null at the end.
     *
     * @throws EOFException if the input ends within a line
     */
    public byte @Nullable [] next() throws IOException {
        begun.reset();
        while (fill()) {
            var end = lineFeed();
            if (begun.size() + (end - from) > LONGEST_LINE) {
                throw new IOException("a line is longer than %d bytes".formatted(LONGEST_LINE));
            }
            if (end < to) {
                return finished(end);
            }
            begun.write(buffer, from, to - from);
            from = to;
        }
        if (begun.size() > 0) {
            throw new EOFException("the last line has no line feed");
        }
        return null;
    }

    private byte[] finished(int end) {
        var begin = from;
        from = end + 1;
        if (begun.size() == 0) {
            return Arrays.copyOfRange(buffer, begin, end);
        }
        begun.write(buffer, begin, end - begin);
        return begun.toByteArray();
    }

    private int lineFeed() {
        for (var i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return to;
    }

    private boolean fill() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, in.read(buffer));
        }
        return from < to;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
