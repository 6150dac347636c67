package io.fundsledger.cli.rest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The body of a response, read as it comes. Where the connection breaks off before its end, reading says so. */
final class BodyInput extends InputStream {

    private final InputStream in;
    private final boolean chunked;
    private long left;
    private boolean begun;
    private boolean ended;

    private BodyInput(InputStream in, boolean chunked, long left) {
        this.in = in;
        this.chunked = chunked;
        this.left = left;
    }

    static BodyInput chunked(InputStream in) {
        return new BodyInput(in, true, 0);
    }

    static BodyInput ofLength(InputStream in, long length) {
        return new BodyInput(in, false, length);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !nextChunk()) {
            return -1;
        }
        var read = in.read(target, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException("the connection ended within an answer");
        }
        left -= read;
        return read;
    }

    private boolean nextChunk() throws IOException {
        if (ended || !chunked) {
            return false;
        }
        if (begun) {
            Response.line(in);
        }
        begun = true;
        left = Response.chunkSize(in);
        if (left == 0) {
            ended = true;
            Response.headers(in);
        }
        return left > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
