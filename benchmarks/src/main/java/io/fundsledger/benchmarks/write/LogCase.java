package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.report.Figure;
import io.fundsledger.benchmarks.report.Goal;
import io.fundsledger.benchmarks.report.Result;
import io.fundsledger.benchmarks.report.Turns;
import io.fundsledger.benchmarks.stage.Stage;
import java.sql.SQLException;
import java.util.List;

/** Appending to the log alone, with events in it and with none. */
record LogCase(Stage stage, Sizes sizes) implements WriteCase {

    @Override
    public List<Result> run() throws Exception {
        var logs = new LogDatabases(stage, new LogAccounts(sizes.logEvents));
        logs.found();
        try (var full = logs.full()) {
            full.append(sizes.warmUp());
            var turns = Turns.take(sizes.rounds, () -> full.append(sizes.time()), () -> appendToEmpty(logs));
            return List.of(turns.result(
                    "appending to the log alone, %,d events in it at the beginning".formatted(sizes.logEvents),
                    "the same, none in it",
                    Figure.PER_SECOND,
                    Goal.atLeast(0.6),
                    "one writer, %d events a transaction, under the lock of their partitions, as a lane does"
                            .formatted(LogAppender.BATCH)));
        }
    }

    private Sample appendToEmpty(LogDatabases logs) throws SQLException {
        try (var empty = logs.empty()) {
            return empty.append(sizes.time());
        }
    }
}
