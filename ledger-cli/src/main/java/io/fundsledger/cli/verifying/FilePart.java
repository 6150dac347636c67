package io.fundsledger.cli.verifying;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a file from one place to another; others may read other parts of it at the same time. */
final class FilePart extends InputStream {

    private final FileChannel file;
    private final long to;
    private long at;

    FilePart(FileChannel file, long from, long to) {
        this.file = file;
        this.at = from;
        this.to = to;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (at >= to) {
            return -1;
        }
        var read = file.read(ByteBuffer.wrap(target, offset, (int) Math.min(length, to - at)), at);
        at += Math.max(read, 0);
        return read;
    }
}
