package io.fundsledger.benchmarks.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A recording of what another JVM does, by that JVM itself: from {@link #start} until {@link #dump}. */
public record FlightRecording(long pid, Path file) {

    private static final String NAME = "ledger-bench";
    private static final int PATIENCE_SECONDS = 60;
    private static final int MOST_WORDS = 4096;

    /** Samples of running threads by processor time, also where they are in native code. */
    private static final List<String> SAMPLES =
            List.of("jdk.CPUTimeSample#enabled=true", "jdk.CPUTimeSample#throttle=10ms");

    public static FlightRecording start(long pid, Path file) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("JFR.start", "name=" + NAME, "settings=default"));
        arguments.addAll(SAMPLES);
        jcmd(pid, arguments);
        return new FlightRecording(pid, file);
    }

    /** Ends it, and writes the file. */
    public void dump() throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        jcmd(pid, List.of("JFR.stop", "name=" + NAME, "filename=" + file));
        if (!Files.exists(file)) {
            throw new IOException("the recording of process " + pid + " was not written to " + file);
        }
    }

    private static void jcmd(long pid, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(Long.toString(pid));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("process %d did not answer to %s".formatted(pid, arguments.getFirst()));
        }
        if (process.exitValue() != 0) {
            var said = new String(process.getInputStream().readNBytes(MOST_WORDS), StandardCharsets.UTF_8);
            throw new IOException("%s failed: %s".formatted(arguments.getFirst(), said));
        }
    }
}
