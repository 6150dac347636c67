package io.fundsledger.simulation;

import io.fundsledger.simulation.audit.Breach;
import io.fundsledger.simulation.bank.Bank;
import io.fundsledger.simulation.fault.Fault;
import io.fundsledger.simulation.schedule.Trace;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** One run of everything, which a seed determines down to the last step. */
public final class Simulation {

    private Simulation() {}

    /**
     * How a run ended.
     *
     * @param digest the same for two runs only if the same happened in both
     * @param breach what does not hold; null if everything does
     * @param lastSteps what happened last, for a person
     */
    public record Result(
            long seed, long steps, long digest, @Nullable Throwable breach, List<String> lastSteps) {}

    /** Runs on a virtual thread, as all parts do: handing the turn over is cheap among them. */
    public static Result run(long seed, Fault fault) {
        var run = new FutureTask<>(() -> runHere(seed, fault));
        Thread.ofVirtual().name("seed-" + seed).start(run);
        try {
            return run.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("seed " + seed, failed.getCause());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("seed " + seed, asked);
        }
    }

    private static Result runHere(long seed, Fault fault) {
        var trace = new Trace();
        try {
            new Bank(seed, fault, trace).run();
            return new Result(seed, trace.steps(), trace.digest(), null, List.of());
        } catch (Breach | RuntimeException breach) {
            return new Result(seed, trace.steps(), trace.digest(), breach, trace.lines());
        }
    }
}
