package io.fundsledger.projector.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.events.EventLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The logs that releases left behind; every later one must still be able to project them. */
public final class ExportedLogs {

    private static final Path FOLDER = Path.of(System.getProperty("ledger.home"), "contracts", "logs");

    private ExportedLogs() {}

    public static List<Path> all() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static List<ProjectedEvent> events(Path log) {
        try {
            return Files.readAllLines(log).stream()
                    .map(line -> EventLine.read(line.getBytes(UTF_8)))
                    .map(recorded -> new ProjectedEvent(recorded, recorded.event(), recorded.position() - 1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
