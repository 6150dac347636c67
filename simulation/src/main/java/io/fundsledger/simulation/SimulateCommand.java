package io.fundsledger.simulation;

import io.fundsledger.simulation.fault.Fault;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "ledger simulate",
        description =
                "Lets lanes, relay and projections work on stores in memory while everything goes wrong that can, by"
                        + " chance, and says whether something does not hold. A seed always gives the same run.",
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {

    private static final int EVERY = 1000;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many runs (${DEFAULT-VALUE}).")
    private int seeds = 1000;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The seed of the first run (${DEFAULT-VALUE}); the others follow it.")
    private long first = 1;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            defaultValue = "NONE",
            description = "Puts a mistake in on purpose: ${COMPLETION-CANDIDATES}.")
    private Fault fault = Fault.NONE;

    static void main(String... arguments) {
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
        System.exit(new CommandLine(new SimulateCommand()).execute(arguments));
    }

    /** 0 if everything held in every run, else 1. */
    @Override
    public Integer call() {
        var steps = 0L;
        var digest = 0L;
        var started = System.nanoTime();
        for (var run = 0; run < seeds; run++) {
            var result = Simulation.run(first + run, fault);
            steps += result.steps();
            digest = digest * 31 + result.digest();
            if (result.breach() != null) {
                explain(result);
                return 1;
            }
            if ((run + 1) % EVERY == 0) {
                System.out.printf("%,d runs, %,d steps%n", run + 1, steps);
            }
        }
        System.out.printf(
                "%,d runs from seed %d, %,d steps in %.1f s: everything held (%016x)%n",
                seeds, first, steps, (System.nanoTime() - started) / 1e9, digest);
        return 0;
    }

    private static void explain(Simulation.Result result) {
        System.out.println("The last steps:");
        result.lastSteps().forEach(System.out::println);
        System.out.printf("%nSEED %d, after %,d steps: %s%n", result.seed(), result.steps(), result.breach());
        System.out.printf("The same again: ./ledger simulate --seeds 1 --seed %d%n", result.seed());
    }
}
