package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.load.Call;
import io.fundsledger.benchmarks.plain.PgBenchScript;
import io.fundsledger.benchmarks.report.Figure;
import io.fundsledger.benchmarks.report.Goal;
import io.fundsledger.benchmarks.report.Result;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** How long one client waits for a transfer, beside one client of TPC-B in plain SQL. */
record LatencyCase(Workbench bench, List<UUID> accounts) implements WriteCase {

    @Override
    public List<Result> run() throws Exception {
        bench.warmUp(this::transfer);
        var rounds = bench.turns(
                Question.LATENCY, bench.full(1), this::transfer, () -> bench.referenceOfOne(PgBenchScript.TPCB_LIKE));
        return List.of(rounds.turns()
                .result(
                        "a transfer over REST, one client, one connection",
                        "pgbench -b tpcb-like -M prepared, 1 client",
                        Figure.P50,
                        Goal.atMost(3),
                        "medians are compared; " + rounds.note()));
    }

    private Call transfer() {
        var random = ThreadLocalRandom.current();
        var from = random.nextInt(accounts.size());
        var to = (from + 1 + random.nextInt(accounts.size() - 1)) % accounts.size();
        return bench.calls().transfer(accounts.get(from), accounts.get(to));
    }
}
