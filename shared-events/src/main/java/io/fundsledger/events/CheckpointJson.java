package io.fundsledger.events;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A checkpoint as JSON: {@code {"checkpoint":{…},"signature":"…"}}, with the signature in base64. What is signed is the
 * inner object as it is written here: UTF-8, no blanks, its fields in one order.
 *
 * <p>Reading takes the fields and throws the text away, so that a file may be laid out anew on its way, and nothing is
 * ever believed that the signature is not over.
 */
public final class CheckpointJson {

    /** The first thing that is signed: no other signature of the same key can be taken for a checkpoint's. */
    public static final String FORMAT = "funds-ledger-checkpoint/1";

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> FIELDS =
            Set.of("format", "ledgerid", "number", "time", "partitions", "events", "heads", "keyid", "previous");

    private CheckpointJson() {}

    /** The exact bytes that are signed. */
    public static byte[] signedBytes(Checkpoint checkpoint) {
        var bytes = new ByteArrayOutputStream(1024);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write(json, checkpoint);
        }
        return bytes.toByteArray();
    }

    /** One line without its line feed. */
    public static byte[] write(SignedCheckpoint signed) {
        var bytes = new ByteArrayOutputStream(1024);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeName("checkpoint");
            write(json, signed.checkpoint());
            json.writeStringProperty("signature", Base64.getEncoder().encodeToString(signed.signature()));
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #write} gives, however it is laid out. That the signature is right is not said by that.
     *
     * @throws MalformedCheckpointException if it is not a checkpoint of this format
     */
    public static SignedCheckpoint read(byte[] json) {
        try {
            var file = MAPPER.readTree(json);
            var signature =
                    Base64.getDecoder().decode(file.required("signature").stringValue());
            return new SignedCheckpoint(checkpoint(file.required("checkpoint")), signature);
        } catch (JacksonException | IllegalArgumentException not) {
            throw new MalformedCheckpointException("this is no checkpoint: " + firstLine(not), not);
        }
    }

    private static void write(JsonGenerator json, Checkpoint checkpoint) {
        json.writeStartObject();
        json.writeStringProperty("format", FORMAT);
        json.writeStringProperty("ledgerid", checkpoint.ledgerId().toString());
        json.writeNumberProperty("number", checkpoint.number());
        json.writeStringProperty("time", EventTime.format(checkpoint.time()));
        json.writeNumberProperty("partitions", checkpoint.heads().size());
        json.writeNumberProperty("events", checkpoint.events());
        json.writeArrayPropertyStart("heads");
        for (var head : checkpoint.heads()) {
            json.writeStartObject();
            json.writeNumberProperty("partition", head.partition());
            json.writeNumberProperty("position", head.position());
            json.writeStringProperty("hash", head.hash());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringProperty("keyid", checkpoint.keyId());
        json.writeStringProperty("previous", checkpoint.previous());
        json.writeEndObject();
    }

    private static Checkpoint checkpoint(JsonNode json) {
        var format = json.required("format").stringValue();
        if (!format.equals(FORMAT)) {
            throw new MalformedCheckpointException(
                    "the format is '%s' and not %s: check it with the release that knows it".formatted(format, FORMAT));
        }
        CheckpointFields.expectOnly(FIELDS, json);
        var checkpoint = CheckpointFields.checkpoint(json);
        CheckpointFields.expectCount("partitions", json, checkpoint.heads().size());
        CheckpointFields.expectCount("events", json, checkpoint.events());
        return checkpoint;
    }

    private static String firstLine(RuntimeException failure) {
        var message = failure instanceof JacksonException json ? json.getOriginalMessage() : failure.getMessage();
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
