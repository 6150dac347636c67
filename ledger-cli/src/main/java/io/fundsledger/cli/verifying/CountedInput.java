package io.fundsledger.cli.verifying;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Says how much is read through it. */
final class CountedInput extends FilterInputStream {

    private final Progress progress;

    CountedInput(InputStream in, Progress progress) {
        super(in);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        var read = super.read();
        progress.read(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var read = super.read(target, offset, length);
        progress.read(Math.max(read, 0));
        return read;
    }
}
