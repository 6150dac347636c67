package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

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

    private final Process process;
    private final Path output;

    private LedgerCli(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it; it goes on by itself. */
    static LedgerCli start(String... arguments) {
        try {
            var output = Files.createTempFile("ledger-", ".out");
            output.toFile().deleteOnExit();
            var process = new ProcessBuilder(command(arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new LedgerCli(process, output);
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

    private static List<String> command(String... arguments) {
        var home = Path.of(System.getProperty("ledger.home"));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dledger.home=" + home, "-jar"));
        command.add(home.resolve("ledger-cli/target/ledger-cli.jar").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    void expectRunning() {
        assertThat(process.isAlive()).as("has ended already: " + output()).isTrue();
    }

    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
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

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
