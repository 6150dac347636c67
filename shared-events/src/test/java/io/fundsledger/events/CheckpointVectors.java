package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The published checkpoints, made by another program. */
final class CheckpointVectors {

    static final List<JsonNode> KEYS = Contracts.vectors("checkpoint-vectors.json", "keys");
    static final List<JsonNode> CHECKPOINTS = Contracts.vectors("checkpoint-vectors.json", "checkpoints");

    private CheckpointVectors() {}

    /** As a file: what is signed, byte for byte, and the signature. */
    static String file(JsonNode vector) {
        return "{\"checkpoint\":%s,\"signature\":\"%s\"}".formatted(text(vector, "signed"), text(vector, "signature"));
    }

    static SignedCheckpoint read(JsonNode vector) {
        return CheckpointJson.read(file(vector).getBytes(UTF_8));
    }

    static byte[] signature(JsonNode vector) {
        return Base64.getDecoder().decode(text(vector, "signature"));
    }

    static JsonNode keyOf(JsonNode vector) {
        return KEYS.stream()
                .filter(key -> text(key, "name").equals(text(vector, "key")))
                .findFirst()
                .orElseThrow();
    }

    static CheckpointKey publicKey(JsonNode key) {
        return CheckpointKey.ofPem(text(key, "publicKey"));
    }

    static String text(JsonNode object, String name) {
        return object.required(name).stringValue();
    }
}
