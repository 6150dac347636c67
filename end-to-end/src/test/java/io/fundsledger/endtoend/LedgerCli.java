package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.embedded.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The {@code ledger} command as a process. */
final class LedgerCli {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PATIENCE_WITH_BENCHMARKS = Duration.ofMinutes(8);
    /** They go over a log that all tests have written to. */
    private static final Duration PATIENCE_WITH_REBUILDS = Duration.ofMinutes(12);

    private final Process process;
    private final Path output;
    private final Duration patience;

    private LedgerCli(Process process, Path output, Duration patience) {
        this.process = process;
        this.output = output;
        this.patience = patience;
    }

    /** Starts it; it goes on by itself. */
    static LedgerCli start(String... arguments) {
        return start("ledger-cli", PATIENCE, arguments);
    }

    /** {@code ledger bench}, which is a program of its own. */
    static LedgerCli startBench(String... arguments) {
        return start("benchmarks", PATIENCE_WITH_BENCHMARKS, arguments);
    }

    /** {@code ledger rebuild}. */
    static LedgerCli startRebuild(LedgerApi ledger, String... arguments) {
        var all =
                Stream.concat(Stream.of("rebuild", "--url", ledger.projections().toString()), Stream.of(arguments));
        return start("ledger-cli", PATIENCE_WITH_REBUILDS, all.toArray(String[]::new));
    }

    private static LedgerCli start(String program, Duration patience, String... arguments) {
        try {
            var output = Files.createTempFile("ledger-", ".out");
            output.toFile().deleteOnExit();
            var process = new ProcessBuilder(command(program, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new LedgerCli(process, output, patience);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LedgerCli run(String... arguments) {
        var cli = start(arguments);
        cli.exitCode();
        return cli;
    }

    static LedgerCli startImport(LedgerApi ledger, Path file, String... options) {
        var arguments = Stream.of(
                "import",
                file.toString(),
                "--url",
                ledger.commands().toString(),
                "--query-url",
                ledger.queries().toString());
        return start(Stream.concat(arguments, Stream.of(options)).toArray(String[]::new));
    }

    private static List<String> command(String program, String... arguments) {
        var home = Path.of(System.getProperty("ledger.home"));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dledger.home=" + home, "-jar"));
        command.add(home.resolve(program)
                .resolve("target")
                .resolve(program + ".jar")
                .toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Ctrl-C; returns what ran under it until then. */
    List<ProcessHandle> interrupt() {
        var children = process.descendants().toList();
        Signal.send("INT", process.pid());
        return children;
    }

    void expectRunning() {
        assertThat(process.isAlive()).as("has ended already: " + output()).isTrue();
    }

    int exitCode() {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it did not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    LedgerCli expectExitCode(int expected) {
        assertThat(exitCode()).as(output()).isEqualTo(expected);
        return this;
    }

    /** It ended with something wrong, and says so in these words. */
    void expectNamed(String fault) {
        expectExitCode(1);
        assertThat(output()).contains(fault);
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
