package io.fundsledger.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack in a JVM of its own, and what is left when that JVM is gone. */
class AbandonedStackTest {

    @TempDir
    private Path temporary;

    private Process holder;
    private ProcessHandle server;

    @BeforeEach
    void aStackInAJvmOfItsOwn() throws IOException {
        holder = new ProcessBuilder(
                        "env", // a build in the background passes on that it ignores Ctrl-C; a terminal does not
                        "--default-signal=INT",
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djava.io.tmpdir=" + OpenFolder.of(temporary),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeldStack.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        server = ProcessHandle.of(Long.parseLong(holder.inputReader().readLine()))
                .orElseThrow();
    }

    @AfterEach
    void endWhatIsLeft() {
        Stream.of(holder.toHandle(), server).forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void nothingIsLeftWhenItsJvmIsKilled() {
        List<ProcessHandle> servers = servers();
        holder.destroyForcibly();
        assertNothingIsLeft(servers);
    }

    @Test
    void nothingIsLeftOfAPausedServerWhenItsJvmIsKilled() throws IOException, InterruptedException {
        List<ProcessHandle> servers = servers();
        signal("STOP", server.pid());
        holder.destroyForcibly();
        assertNothingIsLeft(servers);
    }

    @Test
    void nothingIsLeftAfterCtrlC() throws IOException, InterruptedException {
        List<ProcessHandle> servers = servers();
        signal("INT", holder.pid());
        assertThat(holder.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertNothingIsLeft(servers);
    }

    private List<ProcessHandle> servers() {
        List<ProcessHandle> servers =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        assertThat(servers).hasSizeGreaterThan(1);
        return servers;
    }

    private void assertNothingIsLeft(List<ProcessHandle> servers) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(servers).noneMatch(ProcessHandle::isAlive);
            assertThat(watchdogs()).isEmpty();
            assertThat(temporary).isEmptyDirectory();
        });
    }

    /** They have the folder, which they delete, on their command line. */
    private List<ProcessHandle> watchdogs() {
        return ProcessHandle.allProcesses()
                .filter(process -> !process.equals(holder.toHandle()))
                .filter(process -> process.info().commandLine().orElse("").contains(temporary.toString()))
                .toList();
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("sh", "-c", "kill -s " + name + " " + pid)
                .start()
                .waitFor();
        assertThat(exit).isZero();
    }
}
