package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.load.Call;
import io.fundsledger.benchmarks.plain.PgBenchScript;
import io.fundsledger.benchmarks.report.Figure;
import io.fundsledger.benchmarks.report.Goal;
import io.fundsledger.benchmarks.report.Result;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Withdrawals from one account, beside one row that is updated: by as many as it bears best, and by many. */
record HotAccountCase(Workbench bench, Sizes sizes, UUID account) implements WriteCase {

    /** As many as a service that keeps balances has connections. */
    private static final int CROWD = 64;

    @Override
    public List<Result> run() throws Exception {
        var calls = bench.calls();
        Supplier<Call> withdrawals = () -> calls.withdrawal(account);
        bench.warmUp(withdrawals);
        var sweep = bench.sweep(PgBenchScript.HOT_ROW, 1, 8, CROWD);
        var few = rounds(withdrawals, sweep.best());
        var many = sweep.best() == CROWD ? few : rounds(withdrawals, CROWD);
        var paced = bench.paced(few.perSecond(), withdrawals);
        return List.of(
                result(few, sweep.best(), Goal.atLeast(1.5), "%s; %s; %s".formatted(sweep, paced, few.note())),
                result(many, CROWD, Goal.atLeast(8), many.note()));
    }

    private CountingTurns rounds(Supplier<Call> withdrawals, int clients) throws Exception {
        return bench.turns(
                Question.HOT,
                bench.full(sizes.connections),
                withdrawals,
                () -> bench.reference(PgBenchScript.HOT_ROW, clients));
    }

    private Result result(CountingTurns rounds, int clients, Goal goal, String note) {
        return rounds.turns()
                .result(
                        "withdrawals over REST, %d connections, one hot account".formatted(sizes.connections),
                        "a hot row, UPDATE and INSERT in one statement, clients: %d".formatted(clients),
                        Figure.PER_SECOND,
                        goal,
                        note);
    }
}
