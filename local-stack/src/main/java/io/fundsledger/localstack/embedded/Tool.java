package io.fundsledger.localstack.embedded;

import io.fundsledger.localstack.LocalStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands that do one thing and end. */
final class Tool {

    private static final int PATIENCE_SECONDS = 120;

    private Tool() {}

    /** Runs a command in a folder, where its output is kept until it has succeeded. */
    static void run(String purpose, List<String> command, Path folder) {
        Path output = folder.resolve("tool.log");
        try {
            Process process = new ProcessBuilder(Guard.over("TERM", command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new LocalStackException("%s took more than %d s".formatted(purpose, PATIENCE_SECONDS));
            }
            if (process.exitValue() != 0) {
                throw new LocalStackException(purpose + " failed: " + LastWords.in(output));
            }
            Files.delete(output);
        } catch (IOException e) {
            throw new LocalStackException(purpose + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException(purpose + " was interrupted", e);
        }
    }
}
