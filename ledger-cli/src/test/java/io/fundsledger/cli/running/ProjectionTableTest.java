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

    @Test
    void viewsThatAgreeAreOneLine() {
        var table = reconciled("agrees", "null");

        assertThat(table.isWell()).isTrue();
        assertThat(table.text())
                .contains(
                        "reconciliation     agrees     1,030 entries compared within 30.2 s, until 2026-11-27T14:00:00Z");
    }

    @Test
    void aDifferenceIsNamedOnce() {
        var table = reconciled("differs", "null");

        assertThat(table.isWell()).isFalse();
        assertThat(table.text())
                .contains("reconciliation     differs    since 2026-11-27T13:59:00Z")
                .containsOnlyOnce("account 17 at 0:3: balance in accounts");
    }

    @Test
    void whyNothingCanBeComparedIsSaid() {
        var table = reconciled("unknown", "\"no index\"");

        assertThat(table.isWell()).isFalse();
        assertThat(table.text()).contains("reconciliation     unknown    since 2026-11-27T13:59:00Z: no index");
    }

    private static ProjectionTable reconciled(String state, String reason) {
        var view = """
                {"name": "accounts", "generation": 1, "state": "running", "lagEvents": 0, "lagSeconds": 0.0, "partitions": [],
                 "reconciliation": {"state": "%s", "since": "2026-11-27T13:59:00Z", "reason": %s,
                   "lastPass": {"endedAt": "2026-11-27T14:00:00Z", "seconds": 30.2, "entries": 1030},
                   "differences": %s, "differing": 1}}""".formatted(state, reason, differences(state));
        return ProjectionTable.of(JsonMapper.shared().readTree("[%1$s, %1$s]".formatted(view)));
    }

    private static String differences(String state) {
        return state.equals("differs") ? "[{\"text\": \"account 17 at 0:3: balance in accounts\"}]" : "[]";
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
