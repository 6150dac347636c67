package io.fundsledger.cli.logfile;

import io.fundsledger.cli.logfile.LogScope.All;
import io.fundsledger.cli.logfile.LogScope.OfAccount;
import io.fundsledger.cli.logfile.LogScope.Partitions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The first and the last line of a file as JSON. Reading throws IllegalArgumentException where one is not well-formed. */
final class LogFileJson {

    static final String FORMAT = "funds-ledger-log/1";

    /** Stands in the file, for whoever has only the file. */
    private static final String HOW_TO_CHECK = "Each line is a CloudEvent. Its hash is SHA-256 over: the previous hash"
            + " (32 bytes); then the attributes specversion, id, source, type, subject, time, dataschema, datacontenttype,"
            + " partition, position, accountversion, commandkeyhash, correlationid, causationid, actor, traceparent, in this"
            + " order, each as its length in bytes (32 bit big endian; -1 and nothing more if absent) and its UTF-8; then"
            + " data in the same way, its bytes exactly as they stand in the line. The hash before position 1 of a partition"
            + " is SHA-256 over the ledger id (16 bytes), the partition and the number of partitions (32 bit big endian"
            + " each). Positions are 1, 2, 3 without gap in each partition; only an account's file leaves some out. See"
            + " docs/export.md and, for test vectors, contracts/hash-chain-vectors.json of Funds Ledger.";

    private static final JsonMapper JSON = JsonMapper.shared();

    private LogFileJson() {}

    static byte[] write(LogFileHeader header) {
        var json = JSON.createObjectNode();
        json.put("format", FORMAT);
        json.put("ledgerid", header.ledgerId().toString());
        json.put("partitions", header.partitions());
        json.put("timezone", header.timeZone().getId());
        json.put("hashformat", header.hashFormat());
        json.set("scope", scope(header.scope()));
        json.put("exportedat", header.exportedAt().toString());
        json.put("howtocheck", HOW_TO_CHECK);
        return JSON.writeValueAsBytes(json);
    }

    private static ObjectNode scope(LogScope scope) {
        var json = JSON.createObjectNode();
        switch (scope) {
            case All _ -> json.put("all", true);
            case Partitions some -> json.putArray("partitions").add(some.from()).add(some.to());
            case OfAccount one -> json.put("account", one.accountId().toString());
        }
        return json;
    }

    static LogFileHeader readHeader(byte[] line) {
        var json = object(line);
        if (!FORMAT.equals(json.path("format").asString())) {
            throw new IllegalArgumentException("its first line does not say that its format is " + FORMAT);
        }
        try {
            return new LogFileHeader(
                    UUID.fromString(json.path("ledgerid").stringValue()),
                    json.path("partitions").intValue(),
                    ZoneId.of(json.path("timezone").stringValue()),
                    json.path("hashformat").stringValue(),
                    scope(json.path("scope")),
                    Instant.parse(json.path("exportedat").stringValue()));
        } catch (JacksonException | DateTimeException wrong) {
            throw new IllegalArgumentException("its first line is damaged", wrong);
        }
    }

    private static LogScope scope(JsonNode json) {
        if (json.path("all").asBoolean(false)) {
            return new All();
        }
        if (json.has("account")) {
            return new OfAccount(UUID.fromString(json.path("account").stringValue()));
        }
        var range = json.path("partitions");
        return new Partitions(range.path(0).intValue(), range.path(1).intValue());
    }

    static byte[] write(LogFileEnd end) {
        var json = JSON.createObjectNode();
        json.put("end", true);
        json.put("events", end.events());
        var heads = json.putArray("heads");
        for (var head : end.heads()) {
            heads.addObject()
                    .put("partition", head.partition())
                    .put("position", head.position())
                    .put("hash", head.hash());
        }
        return JSON.writeValueAsBytes(json);
    }

    static LogFileEnd readEnd(byte[] line) {
        var json = object(line);
        try {
            var heads = json.path("heads").valueStream().map(LogFileJson::head).toList();
            return new LogFileEnd(json.path("events").longValue(), heads);
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException("the end line is damaged", wrong);
        }
    }

    private static LogHead head(JsonNode json) {
        return new LogHead(
                json.path("partition").intValue(),
                json.path("position").longValue(),
                json.path("hash").stringValue());
    }

    private static JsonNode object(byte[] line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException notJson) {
            throw new IllegalArgumentException("the line is not JSON", notJson);
        }
    }
}
