package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.load.Call;
import io.fundsledger.benchmarks.plain.PgBenchScript;
import io.fundsledger.benchmarks.report.Figure;
import io.fundsledger.benchmarks.report.Goal;
import io.fundsledger.benchmarks.report.Result;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Transfers among accounts of which some are much busier than others, beside TPC-B in plain SQL. */
record TransfersCase(Workbench bench, Sizes sizes, List<UUID> accounts) implements WriteCase {

    private static final int SHORT_OF_FUNDS_EVERY = 10;

    @Override
    public List<Result> run() throws Exception {
        var zipf = new Zipf(accounts.size());
        bench.warmUp(() -> transfer(zipf));
        var sweep = bench.sweep(PgBenchScript.TPCB_LIKE, 1, 8, 16, 64);
        var rounds = bench.turns(
                Question.TRANSFERS,
                bench.full(sizes.connections),
                () -> transfer(zipf),
                () -> bench.reference(PgBenchScript.TPCB_LIKE, sweep.best()));
        var paced = bench.paced(rounds.perSecond(), () -> transfer(zipf));
        return List.of(rounds.turns()
                .result(
                        "transfers over REST, %d connections, Zipf 1.0 over %,d accounts, one in ten short of funds"
                                .formatted(sizes.connections, accounts.size()),
                        "pgbench -b tpcb-like -M prepared -s %d, clients: %d".formatted(sizes.scale, sweep.best()),
                        Figure.PER_SECOND,
                        Goal.atLeast(2),
                        "transfers that were refused count; %s; %s; %s".formatted(sweep, paced, rounds.note())));
    }

    private Call transfer(Zipf zipf) {
        var random = ThreadLocalRandom.current();
        var from = zipf.next(random);
        var to = zipf.next(random);
        while (to == from) {
            to = random.nextInt(accounts.size());
        }
        return random.nextInt(SHORT_OF_FUNDS_EVERY) == 0
                ? bench.calls().transferOfTooMuch(accounts.get(from), accounts.get(to))
                : bench.calls().transfer(accounts.get(from), accounts.get(to));
    }
}
