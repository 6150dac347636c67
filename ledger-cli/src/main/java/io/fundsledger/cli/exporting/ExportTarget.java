package io.fundsledger.cli.exporting;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Where something large is written to. A file has its name only once it is whole; until then it has another beside it. */
public final class ExportTarget implements AutoCloseable {

    private final OutputStream out;
    private final String name;
    private final @Nullable Path file;
    private final @Nullable Path unfinished;

    private ExportTarget(OutputStream out, String name, @Nullable Path file, @Nullable Path unfinished) {
        this.out = out;
        this.name = name;
        this.file = file;
        this.unfinished = unfinished;
    }

    public static ExportTarget standardOutput(PrintStream out) {
        return new ExportTarget(new KeptOpen(out), "-", null, null);
    }

    /** Begins a file; an IOException says why nothing can be written there. */
    public static ExportTarget file(Path file) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            return new ExportTarget(Files.newOutputStream(unfinished), file.toString(), file, unfinished);
        } catch (IOException failure) {
            throw UnwritableException.of(file, failure);
        }
    }

    public OutputStream out() {
        return out;
    }

    String name() {
        return name;
    }

    /** Gives the file its name; everything has been written and closed. */
    public void finish() throws IOException {
        if (file != null && unfinished != null) {
            try {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failure) {
                throw UnwritableException.of(file, failure);
            }
        }
    }

    /** What is not finished by now is deleted. */
    @Override
    public void close() throws IOException {
        out.close();
        if (unfinished != null) {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Standard output is not ours to close; what could not be written to it is an error nevertheless. */
    private static final class KeptOpen extends FilterOutputStream {
        private final PrintStream print;

        KeptOpen(PrintStream print) {
            super(print);
            this.print = print;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            print.write(bytes, offset, length);
            if (print.checkError()) {
                throw new IOException("standard output does not take it");
            }
        }

        @Override
        public void close() {
            print.flush();
        }
    }
}
