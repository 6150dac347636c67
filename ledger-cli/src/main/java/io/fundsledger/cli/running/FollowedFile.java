package io.fundsledger.cli.running;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is still being written, read as it grows. */
final class FollowedFile implements Closeable {

    private final InputStream in;

    FollowedFile(Path file) throws IOException {
        in = Files.newInputStream(file);
    }

    void printNew(PrintStream out) throws IOException {
        in.transferTo(out);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
