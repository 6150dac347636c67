package io.fundsledger.command.logimport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.events.EventLine;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.MalformedEventException;
import io.fundsledger.events.RecordedEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the file of a whole log as a stream, see docs/export.md; a file that is no such thing is refused. */
final class ExportedLog implements AutoCloseable {

    private static final String FORMAT = "funds-ledger-log/1";
    private static final String END = "{\"end\":";
    private static final int BUFFER_CHARS = 256 * 1024;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final BufferedReader lines;
    private final LedgerIdentity ledger;
    private long number;
    private long events;

    private ExportedLog(Path file) throws IOException {
        this.file = file;
        var bytes = Files.newInputStream(file);
        var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER_CHARS) : bytes;
        this.lines = new BufferedReader(new InputStreamReader(plain, ISO_8859_1), BUFFER_CHARS); // a character a byte
        this.ledger = header();
    }

    /** Opens the file, and reads whose log it is. */
    static ExportedLog open(Path file) {
        try {
            return new ExportedLog(file);
        } catch (IOException unreadable) {
            throw new LogImportException("%s cannot be read: %s".formatted(file, unreadable));
        }
    }

    LedgerIdentity ledger() {
        return ledger;
    }

    /** How many events were read so far. */
    long events() {
        return events;
    }

    private LedgerIdentity header() throws IOException {
        var line = lines.readLine();
        number = 1;
        var header = json(line == null ? "" : line);
        if (!FORMAT.equals(header.path("format").asString())) {
            throw wrong("this is not an exported log of the format %s".formatted(FORMAT));
        }
        if (!header.path("scope").path("all").asBoolean(false)) {
            throw wrong(
                    "the file holds a part of a log, and a ledger is made of the whole: export it without --account and"
                            + " --partitions");
        }
        if (!Integer.toString(HashChain.FORMAT).equals(header.path("hashformat").asString())) {
            throw wrong("the log's hash format is %s: import it with the release that wrote it"
                    .formatted(header.path("hashformat").asString()));
        }
        try {
            return new LedgerIdentity(
                    UUID.fromString(header.path("ledgerid").stringValue()),
                    header.path("partitions").intValue(),
                    ZoneId.of(header.path("timezone").stringValue()));
        } catch (JacksonException | IllegalArgumentException | DateTimeException damaged) {
            throw wrong("the header is damaged");
        }
    }

    /** The next event as it stands; null after the last one, which the end line was checked to confirm. */
    @Nullable RecordedEvent next(Map<Integer, LogChain> chains) {
        var line = line();
        if (line.startsWith(END)) {
            requireEnd(json(line), chains);
            return null;
        }
        events++;
        try {
            return EventLine.read(line.getBytes(ISO_8859_1));
        } catch (MalformedEventException malformed) {
            throw wrong(String.valueOf(malformed.getMessage()));
        }
    }

    private String line() {
        try {
            var line = lines.readLine();
            if (line == null) {
                throw new LogImportException("%s is cut off after line %d: it has no end line. Export or copy it again"
                        .formatted(file, number));
            }
            number++;
            return line;
        } catch (IOException damaged) {
            throw new LogImportException("%s is cut off or damaged after line %d: %s".formatted(file, number, damaged));
        }
    }

    private void requireEnd(JsonNode end, Map<Integer, LogChain> chains) {
        var announced = new HashMap<Integer, String>();
        end.path("heads")
                .forEach(head -> announced.put(
                        head.path("partition").asInt(),
                        head.path("position").asLong() + " " + head.path("hash").asString()));
        var read = new HashMap<Integer, String>();
        chains.forEach((partition, chain) ->
                read.put(partition, chain.position() + " " + HexFormat.of().formatHex(chain.hash())));
        if (end.path("events").asLong() != events || !announced.equals(read)) {
            throw wrong("the end line does not agree with the events before it");
        }
    }

    private JsonNode json(String line) {
        try {
            return JSON.readTree(line.getBytes(ISO_8859_1));
        } catch (JacksonException notJson) {
            throw wrong("the line is not JSON, or was cut off");
        }
    }

    /** What to throw if something is wrong with the last line read. */
    LogImportException wrong(String reason) {
        return new LogImportException("%s, line %d: %s".formatted(file, number, reason));
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
