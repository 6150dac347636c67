package io.fundsledger.cli.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A program that is run to its end. It is stopped if this JVM ends before it; if this JVM is killed, so are the servers that it
 * works on, and without them it ends by itself.
 */
final class OneRun {

    private OneRun() {}

    /** Returns its exit code, having passed on all that it printed. */
    static int of(List<String> command, Map<String, String> environment, PrintStream out) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            var stop = new Thread(process::destroy, "stop-" + process.pid());
            Runtime.getRuntime().addShutdownHook(stop);
            try (var printed =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = printed.readLine(); line != null; line = printed.readLine()) {
                    out.println(line);
                }
            }
            var exit = process.onExit().join().exitValue();
            Runtime.getRuntime().removeShutdownHook(stop);
            return exit;
        } catch (IOException e) {
            throw new LocalLedgerException("Cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }
}
