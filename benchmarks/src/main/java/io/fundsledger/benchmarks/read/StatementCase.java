package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.load.FullSpeed;
import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.report.Figure;
import io.fundsledger.benchmarks.report.Goal;
import io.fundsledger.benchmarks.report.Result;
import io.fundsledger.benchmarks.report.Turns;
import io.fundsledger.benchmarks.stage.Stage;
import io.fundsledger.cli.rest.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The first page of a long statement, beside that of a short one. */
record StatementCase(Stage stage, Sizes sizes, UUID longAccount, UUID shortAccount) implements ReadCase {

    @Override
    public List<Result> run() throws Exception {
        pages(longAccount, sizes.warmUp());
        pages(shortAccount, sizes.warmUp());
        var turns = Turns.take(
                sizes.rounds, () -> pages(longAccount, sizes.time()), () -> pages(shortAccount, sizes.time()));
        return List.of(turns.result(
                "the first statement page of an account with %,d lines".formatted(sizes.lines),
                "the same with %d lines".formatted(Sizes.SHORT_STATEMENT),
                Figure.P50,
                Goal.atMost(1.5),
                "medians are compared; %d connections; %s".formatted(Sizes.FEW_CONNECTIONS, turns.ownCost())));
    }

    private Sample pages(UUID account, Duration time) throws InterruptedException {
        var page = Request.get(stage.queries().resolve("/v1/accounts/" + account + "/statement"), Map.of());
        return new FullSpeed(stage.queries(), Sizes.FEW_CONNECTIONS).run(time, () -> page);
    }
}
