package io.fundsledger.cli.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.cli.running.LedgerState.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerStateTest {

    private static final ProcessId THIS = ProcessId.of(ProcessHandle.current());

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatIsWrittenIsRead() {
        var state = new LedgerState(THIS, true, List.of(new Part("kafka", THIS, "127.0.0.1:9092")));

        state.write(folder.resolve("state"));

        assertThat(LedgerState.read(folder.resolve("state"))).contains(state);
    }

    @Test
    void noStateOrHalfAStateIsNone() throws IOException {
        assertThat(LedgerState.read(folder.resolve("none"))).isEmpty();
        assertThat(LedgerState.read(Files.writeString(folder.resolve("half"), "{\"supervisor\":")))
                .isEmpty();
    }

    @Test
    void aProcessThatHasEndedIsNotAlive() throws IOException {
        var process = new ProcessBuilder("sleep", "60").start();
        var id = ProcessId.of(process.toHandle());
        assertThat(id.isAlive()).isTrue();

        process.destroyForcibly().onExit().join();

        assertThat(id.isAlive()).isFalse();
    }

    @Test
    void anotherProcessUnderTheSameNumberIsNotTakenForIt() {
        var earlier = new ProcessId(THIS.pid(), THIS.beganAt() - 60_000);

        assertThat(earlier.isAlive()).isFalse();
        assertThat(THIS.isAlive()).isTrue();
    }

    @Test
    void oneDeadPartIsEnoughForNotAllAlive() {
        var dead = new ProcessId(THIS.pid(), 0);

        assertThat(new LedgerState(THIS, true, List.of(part(THIS))).allAlive()).isTrue();
        assertThat(new LedgerState(THIS, true, List.of(part(THIS), part(dead))).allAlive())
                .isFalse();
    }

    private static Part part(ProcessId process) {
        return new Part("part", process, "");
    }
}
