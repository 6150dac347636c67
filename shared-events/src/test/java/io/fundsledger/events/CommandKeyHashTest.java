package io.fundsledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

class CommandKeyHashTest {

    static final List<JsonNode> VECTORS = Contracts.vectors("command-key-vectors.json", "vectors");

    @ParameterizedTest
    @FieldSource("VECTORS")
    void thePublishedVectorsHold(JsonNode vector) {
        assertThat(CommandKeyHash.of(
                        vector.required("actor").stringValue(),
                        vector.required("idempotencyKey").stringValue()))
                .isEqualTo(vector.required("commandKeyHash").stringValue());
    }

    @Test
    void theSameKeyOfAnotherActorIsAnotherCommand() {
        assertThat(CommandKeyHash.of("a", "bc")).isNotEqualTo(CommandKeyHash.of("ab", "c"));
    }
}
