package io.fundsledger.projector.accounts;

import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.RowValues;
import io.fundsledger.projector.projection.TableWrites;
import java.util.List;

/** The standings of a generation: with the statement lines they say what an account was after any of its events. */
final class StandingTable {

    private static final List<String> COLUMNS = List.of(
            "account_id",
            "version",
            "event",
            "status",
            "overdraft_limit",
            "held",
            "open_holds",
            "recorded_at",
            "event_id",
            "log_partition",
            "log_position");

    private final Generation generation;

    StandingTable(Generation generation) {
        this.generation = generation;
    }

    void add(List<Standing> standings, TableWrites writes) {
        writes.add(generation.schema() + ".standing", COLUMNS, standings, StandingTable::write);
    }

    private static void write(Standing standing, RowValues values) {
        var recorded = standing.recorded();
        var state = standing.state();
        values.uuid(recorded.accountId())
                .bigint(recorded.accountVersion())
                .text(recorded.eventName())
                .text(state.status().word())
                .bigint(state.overdraftLimit().minor())
                .bigint(state.held().minor())
                .integer(state.openHolds())
                .instant(recorded.recordedAt())
                .uuid(recorded.eventId())
                .integer(recorded.partition())
                .bigint(recorded.position());
    }
}
