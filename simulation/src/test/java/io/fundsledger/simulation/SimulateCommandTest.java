package io.fundsledger.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateCommandTest {

    @Test
    void runsThatHoldEndWithZero() {
        assertThat(simulate("--seeds", "3", "--seed", "10")).isZero();
    }

    @Test
    void aRunThatDoesNotHoldEndsWithOne() {
        assertThat(simulate("--seeds", "3", "--fault", "CHECKPOINT_TOO_EARLY")).isEqualTo(1);
    }

    private static int simulate(String... arguments) {
        return new CommandLine(new SimulateCommand()).execute(arguments);
    }
}
