package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.load.Expected;
import io.fundsledger.benchmarks.load.FullSpeed;
import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.plain.PgBench;
import io.fundsledger.benchmarks.plain.PgBenchScript;
import io.fundsledger.benchmarks.report.Figure;
import io.fundsledger.benchmarks.report.Goal;
import io.fundsledger.benchmarks.report.Result;
import io.fundsledger.benchmarks.report.Turns;
import io.fundsledger.benchmarks.stage.Stage;
import io.fundsledger.cli.rest.Connections;
import io.fundsledger.cli.rest.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The balance of a random account, beside one handler with the same SQL and nothing around it. */
record BalanceCase(Stage stage, Sizes sizes, List<UUID> accounts, Path folder) implements ReadCase {

    @Override
    public List<Result> run() throws Exception {
        var bare = stage.bareService();
        try {
            expectSameAnswer(stage.queries(), bare.url());
            var subject = at(stage.queries());
            var reference = at(bare.url());
            run(subject, sizes.warmUp());
            run(reference, sizes.warmUp());
            var turns = Turns.take(sizes.rounds, () -> run(subject, sizes.time()), () -> run(reference, sizes.time()));
            return List.of(turns.result(
                    "balance of a random account over REST, %d connections, %,d accounts"
                            .formatted(sizes.connections, accounts.size()),
                    "the same SQL through a bare JDBC handler in the same framework",
                    Figure.PER_SECOND,
                    Goal.atLeast(0.8),
                    turns.ownCost() + "; " + selectOnly()));
        } finally {
            stage.retire(bare);
        }
    }

    /** For information, in words. */
    private String selectOnly() throws Exception {
        if (!PgBench.isThere()) {
            return "pgbench is not on the PATH";
        }
        var pgbench = new PgBench(stage.stack().postgres(), folder);
        pgbench.makeTables(Math.ceilDiv(sizes.accounts, PgBench.ROWS_A_SCALE));
        var done = pgbench.measure(PgBenchScript.SELECT_ONLY, sizes.connections, sizes.time());
        return "pgbench -S with %d clients: %,.0f/s".formatted(sizes.connections, done.perSecond());
    }

    private FullSpeed at(URI origin) {
        return new FullSpeed(origin, sizes.connections);
    }

    private Sample run(FullSpeed load, Duration time) throws InterruptedException {
        return load.run(
                time,
                () -> balance(
                        load.origin(), accounts.get(ThreadLocalRandom.current().nextInt(accounts.size()))));
    }

    private static Request balance(URI origin, UUID account) {
        return Request.get(origin.resolve("/v1/accounts/" + account + "/balance"), Map.of());
    }

    private void expectSameAnswer(URI one, URI other) throws IOException {
        if (!body(one).equals(body(other))) {
            throw new IllegalStateException("the bare handler answers something else: " + body(one) + body(other));
        }
    }

    private String body(URI origin) throws IOException {
        try (var connection = new Connections(origin)) {
            return Expected.success(connection.exchange(balance(origin, accounts.getFirst())))
                    .body();
        }
    }
}
