package io.fundsledger.cli.statement;

import io.fundsledger.cli.exporting.ExportTarget;
import io.fundsledger.cli.exporting.UnwritableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a statement goes: whole, or not at all. */
final class StatementFile {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final @Nullable Path out;
    private final boolean force;
    private final PrintStream standardOutput;

    /** @param out null: a file of the name that the service gives it; {@code -}: standard output */
    StatementFile(@Nullable Path out, boolean force, PrintStream standardOutput) {
        this.out = out;
        this.force = force;
        this.standardOutput = standardOutput;
    }

    boolean isStandardOutput() {
        return out != null && out.toString().equals("-");
    }

    /**
     * Writes a document.
     *
     * @return the file
     * @throws IOException if the document breaks off
     * @throws UncheckedIOException if the file cannot be written, or is there already
     */
    Path write(String name, InputStream document) throws IOException {
        if (!isStandardOutput()) {
            var file = out == null ? Path.of(name) : out;
            requireFree(file);
            save(document, file);
            return file;
        }
        var whole = temporary();
        try {
            save(document, whole);
            print(whole);
        } finally {
            Files.deleteIfExists(whole);
        }
        return whole;
    }

    private void requireFree(Path file) {
        if (!force && Files.exists(file)) {
            throw new UncheckedIOException(new FileAlreadyExistsException(
                    file + " is there already: choose another name, or replace it with --force"));
        }
    }

    private static void save(InputStream document, Path file) throws IOException {
        try (var target = open(file)) {
            var buffer = new byte[BUFFER_BYTES];
            for (var length = document.read(buffer); length >= 0; length = document.read(buffer)) {
                store(target, file, buffer, length);
            }
            finish(target);
        }
    }

    private static ExportTarget open(Path file) {
        try {
            return ExportTarget.file(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void store(ExportTarget target, Path file, byte[] buffer, int length) {
        try {
            target.out().write(buffer, 0, length);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(UnwritableException.of(file, unwritable));
        }
    }

    private static void finish(ExportTarget target) {
        try {
            target.out().close();
            target.finish();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("statement-", "");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void print(Path whole) {
        try (var target = ExportTarget.standardOutput(standardOutput)) {
            Files.copy(whole, target.out());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
