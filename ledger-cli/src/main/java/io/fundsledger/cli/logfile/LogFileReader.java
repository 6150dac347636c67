package io.fundsledger.cli.logfile;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an exported log once, line by line, in memory that does not depend on its length. It sees to it that the file is
 * an export and a whole one; what the events say, their order and their hashes are for the caller to check.
 *
 * <p>Every method throws {@link LogFileException} where the file is not what it should be.
 */
public final class LogFileReader implements Iterator<LogLine>, AutoCloseable {

    private static final byte[] END = "{\"end\":".getBytes(StandardCharsets.UTF_8);

    private final String file;
    private final LineInput lines;
    private final LogFileHeader header;
    private long number;
    private @Nullable LogLine next;
    private @Nullable LogFileEnd end;

    private LogFileReader(String file, InputStream in) throws IOException {
        this.file = file;
        this.lines = new LineInput(Gzip.reading(in, file));
        this.header = readHeader();
    }

    /** Opens a file, and reads its header. */
    public static LogFileReader open(Path file) {
        try {
            return of(Files.newInputStream(file), file.toString());
        } catch (NoSuchFileException none) {
            throw LogFileException.unreadable(file.toString(), "there is no such file");
        } catch (IOException unreadable) {
            throw LogFileException.unreadable(file.toString(), unreadable.toString());
        }
    }

    /**
     * Reads the header of what comes from a stream, which is closed with the reader, or at once if that fails.
     *
     * @param name as errors tell it; if it ends in {@code .gz}, what comes is compressed
     */
    public static LogFileReader of(InputStream in, String name) {
        try {
            return new LogFileReader(name, in);
        } catch (ZipException | EOFException notGzip) {
            close(in);
            throw LogFileException.notAnExport(name, "it is not compressed, or empty");
        } catch (IOException | RuntimeException failure) {
            close(in);
            throw failure instanceof RuntimeException known
                    ? known
                    : LogFileException.unreadable(name, failure.toString());
        }
    }

    public LogFileHeader header() {
        return header;
    }

    /** Whether there is another event; once there is none, {@link #end} is known. */
    @Override
    public boolean hasNext() {
        if (next == null && end == null) {
            readLine();
        }
        return next != null;
    }

    @Override
    public LogLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the file has no more events");
        }
        var line = next;
        next = null;
        return Objects.requireNonNull(line);
    }

    /** The end line, once all events are read. */
    public LogFileEnd end() {
        if (end == null) {
            throw new IllegalStateException("the end line comes after the events");
        }
        return end;
    }

    private LogFileHeader readHeader() throws IOException {
        var first = lines.next();
        if (first == null) {
            throw LogFileException.notAnExport(file, "it is empty");
        }
        number = 1;
        try {
            return LogFileJson.readHeader(first);
        } catch (IllegalArgumentException wrong) {
            throw LogFileException.notAnExport(file, String.valueOf(wrong.getMessage()));
        }
    }

    private void readLine() {
        var bytes = bytes();
        if (bytes == null) {
            throw LogFileException.cutOff(file, number);
        }
        number++;
        if (Arrays.mismatch(bytes, END) == END.length) {
            readEnd(bytes);
        } else {
            next = new LogLine(file, number, bytes);
        }
    }

    private void readEnd(byte[] line) {
        try {
            var read = LogFileJson.readEnd(line);
            var events = number - 2;
            if (read.events() != events) {
                throw corrupt("it says that there are %d events, but there are %d".formatted(read.events(), events));
            }
            if (bytes() != null) {
                throw corrupt("the end line is not the last one");
            }
            end = read;
        } catch (IllegalArgumentException damaged) {
            throw corrupt(String.valueOf(damaged.getMessage()));
        }
    }

    private byte @Nullable [] bytes() {
        try {
            return lines.next();
        } catch (EOFException withinALine) {
            throw LogFileException.cutOff(file, number);
        } catch (IOException damaged) {
            throw LogFileException.corrupt(file, number + 1, damaged.getMessage() + ". Copy the file again");
        }
    }

    private LogFileException corrupt(String reason) {
        return LogFileException.corrupt(file, number, reason);
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException nothingWasWritten) {
            // Nothing more is wanted of it.
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException nothingWasWritten) {
            // What was read was read.
        }
    }
}
