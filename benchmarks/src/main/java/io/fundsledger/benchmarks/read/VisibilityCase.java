package io.fundsledger.benchmarks.read;

import io.fundsledger.benchmarks.load.Expected;
import io.fundsledger.benchmarks.load.FullSpeed;
import io.fundsledger.benchmarks.load.OwnProcessor;
import io.fundsledger.benchmarks.load.Pace;
import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.report.Figure;
import io.fundsledger.benchmarks.report.Goal;
import io.fundsledger.benchmarks.report.Result;
import io.fundsledger.benchmarks.report.Turns;
import io.fundsledger.benchmarks.stage.Stage;
import io.fundsledger.cli.rest.Connections;
import io.fundsledger.cli.rest.Request;
import io.fundsledger.cli.rest.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** From a command's answer to its being visible in the view of accounts, at half of the load that commands bear. */
record VisibilityCase(Stage stage, Sizes sizes, List<UUID> accounts) implements ReadCase {

    private static final String BARE = "produce, consume and one commit";
    private static final int FEW = 50;
    private static final String BODY = "{\"amount\": \"0.01\", \"currency\": \"EUR\"}";

    @Override
    public List<Result> run() throws Exception {
        var load = new FullSpeed(stage.commands(), sizes.connections);
        load.run(sizes.warmUp(), this::deposit);
        awaitAllVisible();
        var maximal = load.run(sizes.time(), this::deposit);
        awaitAllVisible();
        var pace = new Pace(maximal.perSecond() / 2, sizes.connections, sizes.time());
        var warmUp = new Pace(pace.perSecond(), pace.workers(), sizes.warmUp());
        commandsBeside(warmUp, new ArrayList<>());
        ProduceAndConsume.run(stage, warmUp);
        var beside = new ArrayList<Sample>();
        var turns =
                Turns.take(sizes.rounds, () -> commandsBeside(pace, beside), () -> ProduceAndConsume.run(stage, pace));
        var busy = new Turns(turns.samples(), beside);
        var note =
                "%,.0f commands a second with all at work is the maximal load; meanwhile the other side sends %d records"
                                .formatted(maximal.perSecond(), FEW)
                        + " a second through the same Kafka and commits to the same Postgres";
        var idle = "%,.0f records a second, while nothing else is at work".formatted(pace.perSecond());
        return List.of(
                busy.result(name(Figure.P50), BARE + ", beside them", Figure.P50, Goal.atMost(3), note),
                busy.result(name(Figure.P99), BARE + ", beside them", Figure.P99, Goal.atMost(3), ""),
                turns.result(name(Figure.P50), BARE + ", " + idle, Figure.P50, Goal.atMost(3), ""),
                turns.result(name(Figure.P99), BARE + ", " + idle, Figure.P99, Goal.atMost(3), ""));
    }

    private static String name(Figure figure) {
        return "from the command's answer to visible in the view, "
                + figure.name().toLowerCase(Locale.ROOT);
    }

    /** Commands, and a few records that go the bare way on the same busy machine. */
    private Sample commandsBeside(Pace pace, List<Sample> beside) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var few = executor.submit(() -> ProduceAndConsume.run(stage, new Pace(FEW, 1, pace.time())));
            var commands = commands(pace);
            beside.add(few.get());
            return commands;
        }
    }

    private Request deposit() {
        var account = accounts.get(ThreadLocalRandom.current().nextInt(accounts.size()));
        var target = stage.commands().resolve("/v1/accounts/" + account + "/deposits");
        return Request.post(target, Map.of("Idempotency-Key", UUID.randomUUID().toString()), BODY);
    }

    private Sample commands(Pace pace) throws Exception {
        var answers = new ConcurrentLinkedQueue<Answered>();
        var refused = new LongAdder();
        var cpu = OwnProcessor.seconds();
        var begin = System.nanoTime();
        var seen = new SeenPositions(stage.views());
        try (seen) {
            pace.keep(() -> new Depositing(answers, refused));
            awaitAllVisible();
        }
        var latencies = Sample.histogram();
        answers.forEach(
                answer -> latencies.recordValue(Math.max(0, seen.instantOf(answer.response()) - answer.instant())));
        return new Sample(
                answers.size(),
                refused.sum(),
                (System.nanoTime() - begin) / 1e9,
                latencies,
                OwnProcessor.seconds() - cpu);
    }

    private void awaitAllVisible() throws Exception {
        stage.views().await(CatchUp.ACCOUNTS, stage.log().recorded(), Sizes.PATIENCE);
    }

    /** @param instant when the answer was there, by {@link System#nanoTime} */
    private record Answered(Response response, long instant) {}

    private final class Depositing implements Pace.Work {

        private final Connections connection;
        private final Queue<Answered> answers;
        private final LongAdder refused;

        Depositing(Queue<Answered> answers, LongAdder refused) {
            this.connection = new Connections(stage.commands());
            this.answers = answers;
            this.refused = refused;
        }

        @Override
        public void once(long due) throws IOException {
            var response = connection.exchange(deposit());
            var now = System.nanoTime();
            if (Expected.successOrBusy(response)) {
                answers.add(new Answered(response, now));
            } else {
                refused.increment();
            }
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
