package io.fundsledger.benchmarks.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepTest {

    @Test
    void theFastestNumberOfClientsIsFound() throws Exception {
        var rates = Map.of(1, 500.0, 8, 2100.0, 64, 1300.0);

        var sweep = Sweep.over(clients -> rates.getOrDefault(clients, 0.0), 1, 8, 64);

        assertThat(sweep.best()).isEqualTo(8);
        assertThat(sweep).hasToString("before, the reference by clients: 1: 500/s, 8: 2,100/s, 64: 1,300/s");
    }
}
