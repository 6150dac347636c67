package io.fundsledger.benchmarks.report;

import io.fundsledger.benchmarks.load.Sample;
import java.util.ArrayList;
import java.util.List;

/** Rounds of a case and of its reference by turns, so that both see the machine's good and bad moments. */
public record Turns(List<Sample> samples, List<Sample> references) {

    /** Does it once, and times it. */
    public interface Round {
        Sample run() throws Exception;
    }

    public static Turns take(int rounds, Round subject, Round reference) throws Exception {
        var turns = new Turns(new ArrayList<>(), new ArrayList<>());
        for (var round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                turns.samples.add(subject.run());
                turns.references.add(reference.run());
            } else {
                turns.references.add(reference.run());
                turns.samples.add(subject.run());
            }
        }
        return turns;
    }

    public Result result(String name, String reference, Figure figure, Goal goal, String note) {
        return new Result(name, reference, figure, goal, samples, references, note);
    }

    /** Of all that was done, what this process spent on each: the generator's own cost, microseconds of processor. */
    public String ownCost() {
        return "the load generator spends %.0f µs of processor a request here, %.0f there"
                .formatted(ownMicros(Sample.sum(samples)), ownMicros(Sample.sum(references)));
    }

    private static double ownMicros(Sample all) {
        return all.ownSeconds() * 1e6 / all.count();
    }
}
