package io.fundsledger.events;

import java.time.DateTimeException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a checkpoint, strictly: each has the one form that a ledger writes, or is refused. */
final class CheckpointFields {

    private static final Set<String> OF_HEAD = Set.of("partition", "position", "hash");

    private CheckpointFields() {}

    static Checkpoint checkpoint(JsonNode json) {
        try {
            return new Checkpoint(
                    ledgerId(text(json, "ledgerid")),
                    count(json, "number"),
                    EventTime.parse(text(json, "time")),
                    StreamSupport.stream(json.required("heads").spliterator(), false)
                            .map(CheckpointFields::head)
                            .toList(),
                    text(json, "keyid"),
                    text(json, "previous"));
        } catch (DateTimeException | ArithmeticException impossible) {
            throw new IllegalArgumentException(impossible.getMessage(), impossible);
        }
    }

    /** What is not known is not among what would be checked, and so must not be there. */
    static void expectOnly(Set<String> names, JsonNode json) {
        for (var name : json.propertyNames()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("the field '%s' is not one of this format".formatted(name));
            }
        }
    }

    static void expectCount(String name, JsonNode json, long expected) {
        if (count(json, name) != expected) {
            throw new IllegalArgumentException("'%s' does not fit the heads, which say %d".formatted(name, expected));
        }
    }

    private static CheckpointHead head(JsonNode json) {
        expectOnly(OF_HEAD, json);
        return new CheckpointHead(
                Math.toIntExact(count(json, "partition")), count(json, "position"), text(json, "hash"));
    }

    private static UUID ledgerId(String text) {
        if (!EnvelopeAttributes.isLowerCaseUuid(text)) {
            throw new IllegalArgumentException("'%s' is not a ledger's id".formatted(text));
        }
        return UUID.fromString(text);
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).stringValue();
    }

    private static long count(JsonNode json, String name) {
        var value = json.required(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new IllegalArgumentException("'%s' is not a whole number".formatted(name));
        }
        return value.longValue();
    }
}
