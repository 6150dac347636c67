package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.load.Call;
import io.fundsledger.benchmarks.load.FullSpeed;
import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.plain.CopiedTables;
import io.fundsledger.benchmarks.report.Figure;
import io.fundsledger.benchmarks.report.Goal;
import io.fundsledger.benchmarks.report.Result;
import io.fundsledger.benchmarks.stage.Stage;
import io.fundsledger.benchmarks.write.CheckedLoad.Load;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Withdrawals, a thousand in a request, beside COPY of the rows that come of them. */
record BatchesCase(Workbench bench, Stage stage, Sizes sizes, List<UUID> accounts, Path folder) implements WriteCase {

    private static final int BATCH = 1000;
    private static final int CONNECTIONS = 4;

    @Override
    public List<Result> run() throws Exception {
        bench.warmUp(full(sizes.warmUp()), this::batch);
        var rows = CopiedTables.dump(stage.log().database(), "public", List.of("event"), folder);
        var count = stage.log().recorded();
        var rounds = bench.turns(Question.BATCHES, full(sizes.time()), this::batch, () -> copies(rows, count));
        return List.of(rounds.turns()
                .result(
                        "withdrawals over REST in batches of %,d, %d connections".formatted(BATCH, CONNECTIONS),
                        "COPY of such rows into a table with the same indexes, empty",
                        Figure.PER_SECOND,
                        Goal.atLeast(0.5),
                        "the latencies are those of a batch; COPY in binary, of %,d rows in one transaction; %s"
                                .formatted(count, rounds.note())));
    }

    private Load full(Duration time) {
        return calls -> {
            var requests = new FullSpeed(stage.commands(), CONNECTIONS).runChecked(time, calls);
            return new Sample(
                    requests.count() * BATCH,
                    requests.refused(),
                    requests.seconds(),
                    requests.latencies(),
                    requests.ownSeconds());
        };
    }

    private Call batch() {
        var random = ThreadLocalRandom.current();
        return bench.calls()
                .batch(Stream.generate(() -> accounts.get(random.nextInt(accounts.size())))
                        .limit(BATCH)
                        .toList());
    }

    /** As often as the time of a round allows, and at least once. */
    private Sample copies(CopiedTables rows, long count) throws Exception {
        var all = rows.load(count);
        while (all.seconds() < sizes.seconds) {
            all = Sample.sum(List.of(all, rows.load(count)));
        }
        return all;
    }
}
