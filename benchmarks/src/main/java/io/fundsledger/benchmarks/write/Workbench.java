package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.load.Call;
import io.fundsledger.benchmarks.load.EventLoop;
import io.fundsledger.benchmarks.load.Pace;
import io.fundsledger.benchmarks.load.PacedCalls;
import io.fundsledger.benchmarks.load.ProcessorTime;
import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.plain.PgBench;
import io.fundsledger.benchmarks.plain.PgBenchScript;
import io.fundsledger.benchmarks.report.CostTable;
import io.fundsledger.benchmarks.report.Turns;
import io.fundsledger.benchmarks.stage.Stage;
import io.fundsledger.benchmarks.write.CheckedLoad.Load;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** What the cases work with: load that is checked and whose cost is noted, and the references. */
final class Workbench implements AutoCloseable {

    private final Stage stage;
    private final Sizes sizes;
    private final RelayedLog relayed;
    private final CheckedLoad checked;
    private final PgBench pgbench;
    private final CostTable costs;
    private final Profiles profiles;

    Workbench(Stage stage, Sizes sizes, Path folder) throws SQLException {
        this.stage = stage;
        this.sizes = sizes;
        this.relayed = new RelayedLog(stage);
        this.checked = new CheckedLoad(stage.log()::recorded, relayed);
        this.pgbench = new PgBench(stage.stack().postgres(), folder.resolve("pgbench"));
        this.costs = new CostTable(parts(stage));
        this.profiles = new Profiles(sizes.profile(), stage::commandsPid);
    }

    private static Map<String, DoubleSupplier> parts(Stage stage) {
        var parts = new LinkedHashMap<String, DoubleSupplier>();
        parts.put("command-service", () -> ProcessorTime.ofTree(stage.commandsPid()));
        parts.put(
                "Postgres", () -> ProcessorTime.ofTree(stage.stack().postgres().pid()));
        parts.put("Kafka", () -> ProcessorTime.ofTree(stage.stack().kafka().pid()));
        parts.put("load generator", ProcessorTime::own);
        return parts;
    }

    Calls calls() {
        return new Calls(stage.commands());
    }

    CostTable costs() {
        return costs;
    }

    void makeTables() throws Exception {
        pgbench.makeTables(sizes.scale);
        stage.database("pgbench").settle();
    }

    /** As many as can be under way at once, at full speed. */
    Load full(int connections) {
        return calls -> new EventLoop(stage.commands(), connections).run(sizes.time(), calls);
    }

    void warmUp(Supplier<Call> calls) throws Exception {
        warmUp(all -> new EventLoop(stage.commands(), sizes.connections).run(sizes.warmUp(), all), calls);
    }

    void warmUp(Load load, Supplier<Call> calls) throws Exception {
        checked.run(load, calls);
    }

    /** Rounds of load, each with a round of the reference before or after it. */
    CountingTurns turns(Question question, Load load, Supplier<Call> calls, Turns.Round reference) throws Exception {
        var name = question.name().toLowerCase(Locale.ROOT);
        try (var _ = profiles.of(name)) {
            return CountingTurns.take(
                    sizes.rounds,
                    () -> costs.of(name + ": events", () -> checked.run(load, calls), CheckedLoad.Round::events),
                    () -> costs.of(name + ": the reference's", reference::run, Sample::count));
        }
    }

    Sweep sweep(PgBenchScript script, int... clients) throws Exception {
        return Sweep.over(
                number -> pgbench.measure(script, number, sizes.sweep()).perSecond(), clients);
    }

    Sample reference(PgBenchScript script, int clients) throws Exception {
        return pgbench.measure(script, clients, sizes.time());
    }

    /** One client after another's answer, each transaction timed. */
    Sample referenceOfOne(PgBenchScript script) throws Exception {
        return pgbench.measureEach(script, 1, sizes.time());
    }

    /** Half of a rate, each call due at its instant: the latencies in words. */
    String paced(double perSecond, Supplier<Call> calls) throws Exception {
        var pace = new Pace(perSecond / 2, sizes.connections, sizes.time());
        var round = checked.run(all -> new PacedCalls(stage.commands(), pace).run(all), calls);
        round.requireCounting();
        return String.format(
                Locale.ROOT,
                "at half of that, %,.0f a second at a steady pace: p50 %.2f, p99 %.2f, p99.9 %.2f ms from the instant"
                        + " at which each was due",
                pace.perSecond(),
                round.sample().millis(50),
                round.sample().millis(99),
                round.sample().millis(99.9));
    }

    @Override
    public void close() throws SQLException {
        relayed.close();
    }
}
