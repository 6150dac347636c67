package io.fundsledger.simulation;

import io.fundsledger.simulation.audit.Breach;
import io.fundsledger.simulation.bank.Bank;
import io.fundsledger.simulation.fault.Fault;
import io.fundsledger.simulation.schedule.Trace;
import java.util.List;
import java.util.Optional;
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
            long seed, long steps, long digest, @Nullable Throwable breach, List<String> lastSteps) {

        public Optional<Throwable> failure() {
            return Optional.ofNullable(breach);
        }
    }

    public static Result run(long seed, Fault fault) {
        var trace = new Trace();
        try {
            new Bank(seed, fault, trace).run();
            return new Result(seed, trace.steps(), trace.digest(), null, List.of());
        } catch (Breach | RuntimeException breach) {
            return new Result(seed, trace.steps(), trace.digest(), breach, trace.lines());
        }
    }
}
