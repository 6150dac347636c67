package io.fundsledger.cli.local;

import io.fundsledger.localstack.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A service's jar taken apart, which starts in half the time. It is also out of the way of a build, which writes over
 * jars in place: whoever runs from them stumbles.
 */
final class ExtractedJar {

    private ExtractedJar() {}

    /** Leaves the jar to run in {@code folder}; does nothing if {@code jar} is the same as last time. */
    static void prepare(Path jar, Path folder) {
        var stamp = folder.resolve("extracted-from");
        try {
            // Not when it was modified: the build dates jars back, to make the same jar of the same sources.
            var wanted = "%s, changed %s".formatted(jar, Files.getAttribute(jar, "unix:ctime"));
            if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
                Folders.delete(folder);
                extract(jar, folder);
                Files.writeString(stamp, wanted);
            }
        } catch (IOException e) {
            throw new LocalLedgerException("Cannot extract " + jar + " to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void extract(Path jar, Path folder) throws IOException {
        var extraction = new ProcessBuilder(
                        Jvm.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(extraction.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (extraction.onExit().join().exitValue() != 0) {
            throw new IOException(said.strip());
        }
    }
}
