package io.fundsledger.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was promised to readers, as files: golden events, test vectors, exported logs. */
final class Contracts {

    private static final Path HOME =
            Path.of(System.getProperty("ledger.home", "..")).resolve("contracts");

    private Contracts() {}

    /** The data of every golden event, exactly, by file name such as {@code money-deposited.v1.full.json}. */
    static SortedMap<String, String> goldenEvents() {
        return files("", "*.v*.json").stream()
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString(),
                        file -> withoutLineEnd(read(file)),
                        (one, other) -> one,
                        TreeMap::new));
    }

    static List<Path> logs() {
        return files("logs", "*.ndjson");
    }

    static List<JsonNode> vectors(String file, String key) {
        var vectors = JsonMapper.shared().readTree(read(HOME.resolve(file))).required(key);
        return StreamSupport.stream(vectors.spliterator(), false).toList();
    }

    private static List<Path> files(String folder, String glob) {
        try (var files = Files.newDirectoryStream(HOME.resolve(folder), glob)) {
            return StreamSupport.stream(files.spliterator(), false).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String withoutLineEnd(String text) {
        return text.substring(0, text.length() - 1);
    }
}
