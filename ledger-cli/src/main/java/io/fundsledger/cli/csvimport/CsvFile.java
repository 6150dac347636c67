package io.fundsledger.cli.csvimport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;

/** A file of bookings, plain or gzipped, read once as a stream. */
final class CsvFile implements Iterable<CsvLine>, AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path file;
    private final long size;
    private final CountingInputStream bytes;
    private final CsvReader<NamedCsvRecord> records;
    private volatile long linesRead;

    private CsvFile(Path file) throws IOException {
        this.file = file;
        size = Files.size(file);
        bytes = new CountingInputStream(Files.newInputStream(file));
        records = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(true)
                .ofNamedCsvRecord(text(), StandardCharsets.UTF_8);
    }

    static CsvFile open(Path file) {
        try {
            return new CsvFile(file);
        } catch (NoSuchFileException e) {
            throw new UnreadableFileException(file, "there is no such file");
        } catch (AccessDeniedException e) {
            throw new UnreadableFileException(file, "permission denied");
        } catch (IOException e) {
            throw new UnreadableFileException(file, e.toString());
        }
    }

    private InputStream text() throws IOException {
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER_BYTES) : bytes;
    }

    /** How many lines the file may have, judged by how many of its bytes held the lines read so far. */
    long estimatedLines() {
        return bytes.count() == 0 ? linesRead : linesRead * size / bytes.count();
    }

    @Override
    public Iterator<CsvLine> iterator() {
        var iterator = records.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                try {
                    return iterator.hasNext();
                } catch (CsvParseException | UncheckedIOException damaged) {
                    throw unreadableFrom(damaged);
                }
            }

            @Override
            public CsvLine next() {
                return line(iterator.next());
            }
        };
    }

    private UnreadableFileException unreadableFrom(RuntimeException damaged) {
        var reason = damaged.getCause() == null
                ? damaged.getMessage()
                : damaged.getCause().toString();
        return new UnreadableFileException(file, "damaged after %d rows: %s".formatted(linesRead, reason));
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only one thread reads
    private CsvLine line(NamedCsvRecord csv) {
        if (linesRead == 0) {
            CsvRowReader.missingColumn(csv.getHeader()).ifPresent(column -> {
                throw new UnreadableFileException(
                        file,
                        "its first line names no column %s; it has to name %s"
                                .formatted(column, String.join(", ", CsvRowReader.REQUIRED)));
            });
        }
        linesRead++;
        return CsvRowReader.read(csv);
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
