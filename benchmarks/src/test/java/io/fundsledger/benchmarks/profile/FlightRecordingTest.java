package io.fundsledger.benchmarks.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.benchmarks.load.OwnProcessor;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecordingTest {

    private static final double BUSY_SECONDS = 1;
    private static final String BUSY = FlightRecordingTest.class.getName() + ".keepBusy";

    @TempDir
    Path folder = Path.of("");

    @Test
    void whereAProcessSpendsItsTimeIsSeen() throws IOException, InterruptedException {
        var recording = FlightRecording.start(ProcessHandle.current().pid(), folder.resolve("own.jfr"));
        keepBusy();
        recording.dump();

        var stacks = Stacks.of(recording.file());

        assertThat(stacks.total()).isPositive();
        assertThat(stacks.collapsed()).containsPattern(BUSY.replace(".", "\\.") + ".* \\d+\n");
        assertThat(new ProfileText(stacks).toString())
                .contains("| method anywhere on the stack |", BUSY, "% | io.fundsledger.benchmarks.profile |");
        assertThat(FlameGraph.of(stacks)).startsWith("<svg ").contains("<title>" + BUSY + ", ");
    }

    private static void keepBusy() {
        var begin = OwnProcessor.seconds();
        while (OwnProcessor.seconds() - begin < BUSY_SECONDS) {
            Thread.onSpinWait();
        }
    }
}
