package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.plain.CopiedTables;
import io.fundsledger.benchmarks.report.Figure;
import io.fundsledger.benchmarks.report.Goal;
import io.fundsledger.benchmarks.report.Result;
import io.fundsledger.benchmarks.report.Turns;
import io.fundsledger.benchmarks.stage.Stage;
import java.nio.file.Path;
import java.util.List;

/** Projecting the whole log into the tables of accounts, beside COPY of the rows that come of it. */
record ProjectingCase(Stage stage, Sizes sizes, CatchUp catchUp, Path folder) implements ReadCase {

    @Override
    public List<Result> run() throws Exception {
        var views = stage.views();
        var rows = CopiedTables.dump(views.database(), views.schema(CatchUp.ACCOUNTS), folder);
        Turns.take(1, this::project, () -> rows.load(stage.log().recorded())); // warm-up
        var turns = Turns.take(
                sizes.loadRounds, this::project, () -> rows.load(stage.log().recorded()));
        return List.of(turns.result(
                "projecting into Postgres (accounts), events a second from Kafka, catch-up",
                "COPY of the same rows into the same tables",
                Figure.PER_SECOND,
                Goal.atLeast(0.5),
                "from the first checkpoint of empty tables to the last event, the other projections having"
                        + " nothing to do; COPY in binary, all tables in one transaction with their constraints"
                        + " and indexes there"));
    }

    private Sample project() throws Exception {
        stage.views().forget(CatchUp.ACCOUNTS);
        return catchUp.time(CatchUp.ACCOUNTS);
    }
}
