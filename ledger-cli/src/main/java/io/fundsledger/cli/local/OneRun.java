package io.fundsledger.cli.local;

import io.fundsledger.localstack.embedded.Guard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A program that is run to its end, and ends with this JVM at the latest. */
final class OneRun {

    private OneRun() {}

    /** Returns its exit code, having passed on all that it printed. */
    static int of(List<String> command, Map<String, String> environment, PrintStream out) {
        var builder = new ProcessBuilder(Guard.over("TERM", command)).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            try (var printed =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = printed.readLine(); line != null; line = printed.readLine()) {
                    out.println(line);
                }
            }
            return process.onExit().join().exitValue();
        } catch (IOException e) {
            throw new LocalLedgerException("Cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }
}
