package io.fundsledger.cli.verifying;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What {@code ./ledger verify FILE} said, and the exit code that it ended with. */
record Verified(int exitCode, String output) {

    static Verified file(Path file, String... options) {
        var out = new ByteArrayOutputStream();
        var command = new CommandLine(new VerifyCommand(new PrintStream(out, true, UTF_8)));
        var arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(options));
        var exitCode = command.execute(arguments.toArray(String[]::new));
        return new Verified(exitCode, out.toString(UTF_8));
    }

    static Verified lines(Path file, List<String> lines) {
        try {
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return file(file);
    }

    void isClean() {
        assertThat(exitCode).as(output).isZero();
        assertThat(output).contains("are right").doesNotContain("WRONG");
    }

    /** It names the first fault, and nothing before it. */
    void isWrong(String firstFault) {
        assertThat(exitCode).as(output).isEqualTo(1);
        assertThat(output.lines().filter(line -> line.startsWith("partition ")).findFirst())
                .as(output)
                .hasValueSatisfying(line -> assertThat(line).contains(firstFault));
        assertThat(output).contains("WRONG in ");
    }
}
