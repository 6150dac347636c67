package io.fundsledger.command.logimport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.jayway.jsonpath.JsonPath;
import io.fundsledger.command.RunningCommandService;
import io.fundsledger.events.EventLine;
import io.fundsledger.events.RecordedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The file of a log as {@code ./ledger export} makes it, in the hands of somebody who may change it. */
final class ExportFile {

    private final String header;
    private final List<String> events = new ArrayList<>();
    private final Map<Integer, String> firstHashes = new TreeMap<>();

    private ExportFile(String header) {
        this.header = header;
    }

    static ExportFile of(RunningCommandService service) {
        var log = service.get("/v1/log").body();
        var file = new ExportFile("""
                {"format":"funds-ledger-log/1","ledgerid":"%s","partitions":16,"timezone":"UTC","hashformat":"1",\
                "scope":{"all":true},"exportedat":"2026-01-31T12:00:00Z"}""".formatted(JsonPath.<String>read(log, "$.ledgerId")));
        for (var partition = 0; partition < 16; partition++) {
            file.firstHashes.put(partition, JsonPath.read(log, "$.heads[%d].hash".formatted(partition)));
            service.get("/v1/log/" + partition).body().lines().forEach(file.events::add);
        }
        return file;
    }

    /** The whole file. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(header);
        lines.addAll(events);
        lines.add(end());
        return lines;
    }

    List<RecordedEvent> events() {
        return events.stream().map(line -> EventLine.read(line.getBytes(UTF_8))).toList();
    }

    Path write(Path file) throws IOException {
        return write(file, lines());
    }

    static Path write(Path file, List<String> lines) throws IOException {
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private String end() {
        var heads = new TreeMap<Integer, String>();
        firstHashes.forEach((partition, hash) -> heads.put(partition, head(partition, 0, hash)));
        events().forEach(event -> heads.put(
                event.partition(),
                head(event.partition(), event.position(), HexFormat.of().formatHex(event.hash()))));
        return "{\"end\":true,\"events\":%d,\"heads\":[%s]}".formatted(events.size(), String.join(",", heads.values()));
    }

    private static String head(int partition, long position, String hash) {
        return "{\"partition\":%d,\"position\":%d,\"hash\":\"%s\"}".formatted(partition, position, hash);
    }
}
