package io.fundsledger.cli.logfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A file whose name ends in {@code .gz} is compressed. */
final class Gzip {

    private static final int BUFFER_BYTES = 64 * 1024;

    private Gzip() {}

    static InputStream reading(InputStream in, String name) throws IOException {
        return name.endsWith(".gz") ? new GZIPInputStream(in, BUFFER_BYTES) : in;
    }

    static OutputStream writing(OutputStream out, String name) throws IOException {
        return name.endsWith(".gz") ? new Fast(out) : out;
    }

    /** Events are so alike that the fastest level makes nearly as little of them, in a third of the time. */
    private static final class Fast extends GZIPOutputStream {

        Fast(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
