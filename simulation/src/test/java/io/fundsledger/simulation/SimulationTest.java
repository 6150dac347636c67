package io.fundsledger.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.simulation.audit.Breach;
import io.fundsledger.simulation.fault.Fault;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SimulationTest {

    private static final int SEEDS = 2_000;
    private static final int SEEDS_FOR_A_FAULT = 50;

    @Test
    void everythingHoldsWhateverGoesWrong() {
        for (var seed = 1L; seed <= SEEDS; seed++) {
            var result = Simulation.run(seed, Fault.NONE);
            assertThat(result.breach())
                    .as("%s: ./ledger simulate --seeds 1 --seed %d", result.breach(), seed)
                    .isNull();
        }
    }

    @Test
    void aSeedAlwaysGivesTheSameRun() {
        LongStream.rangeClosed(1, 20)
                .forEach(seed ->
                        assertThat(Simulation.run(seed, Fault.NONE)).isEqualTo(Simulation.run(seed, Fault.NONE)));
    }

    @Test
    void differentSeedsGiveDifferentRuns() {
        assertThat(LongStream.rangeClosed(1, 20)
                        .map(seed -> Simulation.run(seed, Fault.NONE).digest())
                        .distinct()
                        .count())
                .isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void aMistakeThatIsPutInIsFound(Fault fault) {
        var found = LongStream.rangeClosed(1, SEEDS_FOR_A_FAULT)
                .mapToObj(seed -> Simulation.run(seed, fault))
                .filter(result -> result.breach() != null)
                .findFirst();

        assertThat(found)
                .as("a seed of %d that finds %s", SEEDS_FOR_A_FAULT, fault)
                .isPresent();
        found.ifPresent(result -> System.out.printf(
                "%s was found by seed %d, after %d steps: %s%n",
                fault, result.seed(), result.steps(), result.breach()));
    }

    @Test
    void aFailingSeedFailsInTheSameWayAgain() {
        var first = Simulation.run(1, Fault.CHECKPOINT_TOO_EARLY);
        var again = Simulation.run(1, Fault.CHECKPOINT_TOO_EARLY);

        assertThat(again.breach()).hasToString(String.valueOf(first.breach())).isInstanceOf(Breach.class);
        assertThat(again.lastSteps()).isEqualTo(first.lastSteps()).isNotEmpty();
    }
}
