package io.fundsledger.localstack.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The threads of another process, as /proc shows them. */
final class Threads {

    /** Stopped, traced, a zombie, dead: none of these runs. */
    private static final String STILL = "TtZX";

    private Threads() {}

    static boolean standStill(ProcessHandle process) {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path thread : threads) {
                if (STILL.indexOf(state(thread)) < 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException gone) {
            return !process.isAlive();
        }
    }

    /** The letter after the name, which is in brackets and may contain any character. */
    private static char state(Path thread) throws IOException {
        String stat = Files.readString(thread.resolve("stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }
}
