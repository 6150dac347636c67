package io.fundsledger.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

    private static final String COUNTING = "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done";

    @Test
    void aProcessThatWasStartedAndHasEndedCounts() throws IOException, InterruptedException {
        var own = ProcessHandle.current().pid();
        var before = ProcessorTime.own();
        var treeBefore = ProcessorTime.ofTree(own);

        var ended = new ProcessBuilder("sh", "-c", COUNTING).start().waitFor();

        assertThat(ended).isZero();
        assertThat(ProcessorTime.own() - before).isPositive();
        assertThat(ProcessorTime.ofTree(own) - treeBefore).isPositive();
    }

    @Test
    void aProcessThatStillRunsCountsInItsTree() throws IOException, InterruptedException {
        var running = new ProcessBuilder("sh", "-c", COUNTING + "; echo counted; read line").start();
        try {
            var said = running.getInputStream().readNBytes("counted".length());

            assertThat(said).asString().isEqualTo("counted");
            assertThat(ProcessorTime.ofTree(running.pid())).isPositive();
        } finally {
            running.destroy();
            running.waitFor();
        }
    }
}
