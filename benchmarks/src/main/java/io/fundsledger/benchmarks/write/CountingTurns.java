package io.fundsledger.benchmarks.write;

import io.fundsledger.benchmarks.load.Sample;
import io.fundsledger.benchmarks.report.Turns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Rounds of load and of a reference by turns, of which those count at whose end Kafka had nearly all.
 *
 * @param turns the ones that count
 * @param note on the others, and on how far Kafka was behind at most
 */
record CountingTurns(Turns turns, String note) {

    static CountingTurns take(int rounds, Callable<CheckedLoad.Round> load, Turns.Round reference) throws Exception {
        var done = new ArrayList<CheckedLoad.Round>();
        var all = Turns.take(
                rounds,
                () -> {
                    done.add(load.call());
                    return done.getLast().sample();
                },
                reference);
        var counting = new Turns(new ArrayList<>(), new ArrayList<>());
        for (var round = 0; round < rounds; round++) {
            if (done.get(round).counts()) {
                counting.samples().add(all.samples().get(round));
                counting.references().add(all.references().get(round));
            }
        }
        if (counting.samples().isEmpty()) {
            done.getFirst().requireCounting();
        }
        return new CountingTurns(counting, note(done, counting.samples().size()));
    }

    private static String note(List<CheckedLoad.Round> done, int counting) {
        var most = Collections.max(
                done.stream().map(CheckedLoad.Round::secondsBehind).toList());
        var behind = String.format(Locale.ROOT, "Kafka was at most %.2f s behind the log at the end of a round", most);
        return counting == done.size()
                ? behind
                : behind + ": %d of %d rounds do not count".formatted(done.size() - counting, done.size());
    }

    /** What the load came to in a second. */
    double perSecond() {
        return Sample.sum(turns.samples()).perSecond();
    }
}
