package io.fundsledger.cli.logfile;

import io.fundsledger.events.HashChain;
import io.fundsledger.events.RecordedEvent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes an exported log as it comes: a header, the events, and an end line that says that nothing is missing. */
public final class LogFileWriter implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final OutputStream out;
    private final SortedMap<Integer, LogHead> beginnings = new TreeMap<>();
    private final SortedMap<Integer, RecordedEvent> last = new TreeMap<>();
    private long events;

    /**
     * Writes the header.
     *
     * @param out closed with the writer
     * @param name if it ends in {@code .gz}, the file is compressed
     */
    public LogFileWriter(OutputStream out, String name, LogFileHeader header) throws IOException {
        this.out = new BufferedOutputStream(Gzip.writing(out, name), BUFFER_BYTES);
        begin(header);
        writeLine(LogFileJson.write(header));
    }

    /** The partitions that the file is about have a head, also where they have no event. */
    private void begin(LogFileHeader header) {
        if (header.scope() instanceof LogScope.OfAccount) {
            return;
        }
        for (var partition = 0; partition < header.partitions(); partition++) {
            if (header.scope().needs(partition, header.partitions())) {
                var first = HashChain.first(header.ledgerId(), partition, header.partitions());
                beginnings.put(partition, new LogHead(partition, 0, hex(first)));
            }
        }
    }

    /**
     * Writes the next event, partitions and positions ascending.
     *
     * @param line what {@code EventLine} makes of it
     */
    public void write(RecordedEvent event, byte[] line) throws IOException {
        writeLine(line);
        last.put(event.partition(), event);
        events++;
    }

    /** Writes the end line: the file is whole then. */
    public LogFileEnd end() throws IOException {
        var heads = new TreeMap<>(beginnings);
        last.forEach((partition, event) -> heads.put(partition, head(event)));
        var end = new LogFileEnd(events, List.copyOf(heads.values()));
        writeLine(LogFileJson.write(end));
        out.flush();
        return end;
    }

    private void writeLine(byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    private static LogHead head(RecordedEvent event) {
        return new LogHead(event.partition(), event.position(), hex(event.hash()));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
