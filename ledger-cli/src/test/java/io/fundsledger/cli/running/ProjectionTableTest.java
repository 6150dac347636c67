package io.fundsledger.cli.running;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ProjectionTableTest {

    @Test
    void aProjectionThatFollowsIsWell() {
        var table = table("running", "following");

        assertThat(table.isWell()).isTrue();
        assertThat(table.text()).contains("accounts g2        running         1,030  7 events, 0.5 s");
    }

    @Test
    void aStoppedPartitionIsNamedWithItsReason() {
        var table = table("running", "stopped");

        assertThat(table.isWell()).isFalse();
        assertThat(table.text()).contains("partition 1 has stopped after position 30: a gap");
    }

    @Test
    void aProjectionThatRetriesIsNotWell() {
        assertThat(table("retrying", "following").isWell()).isFalse();
    }

    private static ProjectionTable table(String state, String partitionState) {
        return ProjectionTable.of(JsonMapper.shared().readTree("""
                [{"name": "accounts", "version": 1, "generation": 2, "state": "%s", "lagEvents": 7, "lagSeconds": 0.5,
                  "partitions": [
                    {"partition": 0, "state": "following", "position": 1000, "offset": 1000, "lagEvents": 0},
                    {"partition": 1, "state": "%s", "position": 30, "reason": "a gap"}]}]
                """.formatted(state, partitionState)));
    }
}
