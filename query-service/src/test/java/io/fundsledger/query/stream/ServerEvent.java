package io.fundsledger.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.query.AccountStory.Left;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came in a stream between two empty lines.
 *
 * @param lines as they came
 */
record ServerEvent(List<String> lines) {

    String id() {
        return field("id");
    }

    String name() {
        return field("event");
    }

    String data() {
        return field("data");
    }

    String retry() {
        return field("retry");
    }

    boolean isComment() {
        return lines.stream().allMatch(line -> line.startsWith(":"));
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(data());
    }

    /** Is the event of what one event of the ledger left of an account. */
    void assertIs(Left left, long seed) {
        assertThat(name()).as("seed %d: %s", seed, this).isEqualTo("account");
        assertThat(id()).isEqualTo(left.position());
        var data = json();
        assertThat(List.of(
                        data.path("version").asLong(),
                        data.path("position").asString(),
                        data.path("status").asString(),
                        data.path("balance").asString(),
                        data.path("held").asString(),
                        data.path("overdraftLimit").asString(),
                        data.path("available").asString(),
                        data.path("updatedAt").asString()))
                .as("seed %d", seed)
                .isEqualTo(List.of(
                        left.version(),
                        left.position(),
                        left.status(),
                        left.balance(),
                        left.held(),
                        left.limit(),
                        left.available(),
                        left.recordedAt().toString()));
    }

    private String field(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }
}
