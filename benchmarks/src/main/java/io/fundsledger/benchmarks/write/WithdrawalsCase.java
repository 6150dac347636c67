package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.load.Call;
import io.fundsledger.benchmarks.plain.PgBenchScript;
import io.fundsledger.benchmarks.report.Figure;
import io.fundsledger.benchmarks.report.Goal;
import io.fundsledger.benchmarks.report.Result;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Withdrawals from random accounts, beside CRUD in plain SQL. */
record WithdrawalsCase(Workbench bench, Sizes sizes, List<UUID> accounts) implements WriteCase {

    @Override
    public List<Result> run() throws Exception {
        var calls = bench.calls();
        Supplier<Call> withdrawals =
                () -> calls.withdrawal(accounts.get(ThreadLocalRandom.current().nextInt(accounts.size())));
        bench.warmUp(withdrawals);
        var sweep = bench.sweep(PgBenchScript.SIMPLE_UPDATE, 1, 8, 16, 64);
        var rounds = bench.turns(
                Question.WITHDRAWALS,
                bench.full(sizes.connections),
                withdrawals,
                () -> bench.reference(PgBenchScript.SIMPLE_UPDATE, sweep.best()));
        var paced = bench.paced(rounds.perSecond(), withdrawals);
        return List.of(rounds.turns()
                .result(
                        "withdrawals over REST, %d connections, %,d accounts"
                                .formatted(sizes.connections, accounts.size()),
                        "pgbench -N -M prepared -s %d, clients: %d".formatted(sizes.scale, sweep.best()),
                        Figure.PER_SECOND,
                        Goal.atLeast(1.5),
                        "%s; %s; %s".formatted(sweep, paced, rounds.note())));
    }
}
