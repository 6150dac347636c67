package io.fundsledger.cli.logfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.events.EventLine;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.RecordedEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** The log that a release left behind, and files made of it. */
final class SampleLog {

    static final List<byte[]> LINES = lines();
    static final RecordedEvent FIRST = EventLine.read(LINES.getFirst());

    private SampleLog() {}

    private static List<byte[]> lines() {
        try (var lines = Files.lines(Path.of("../contracts/logs/0.2.0.ndjson"))) {
            return lines.map(line -> line.getBytes(UTF_8)).toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static LogFileHeader header(LogScope scope) {
        return new LogFileHeader(
                FIRST.ledgerId(),
                16,
                ZoneId.of("Europe/Prague"),
                Integer.toString(HashChain.FORMAT),
                scope,
                Instant.parse("2026-01-31T12:00:00.123456Z"));
    }

    static byte[] file(String name, LogScope scope) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new LogFileWriter(bytes, name, header(scope))) {
            for (var line : LINES) {
                writer.write(EventLine.read(line), line);
            }
            writer.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static LogFileReader reader(byte[] file) {
        return LogFileReader.of(new ByteArrayInputStream(file), "log.ndjson");
    }

    static LogFileReader reader(List<String> lines) {
        return reader((String.join("\n", lines) + "\n").getBytes(UTF_8));
    }

    static byte[] upTo(byte[] file, int length) {
        return Arrays.copyOf(file, length);
    }
}
