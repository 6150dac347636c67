package io.fundsledger.localstack.embedded;

import io.fundsledger.localstack.LocalStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The user that servers run as. Postgres and Elasticsearch refuse to be root's: then it is nobody. */
public final class ServerUser {

    private static final int NOBODY = 65534;
    private static final List<String> BECOME_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--no-new-privs", "--");

    private final boolean root;

    private ServerUser(boolean root) {
        this.root = root;
    }

    public static ServerUser current() {
        try {
            return new ServerUser(
                    Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0));
        } catch (IOException | UnsupportedOperationException e) {
            throw new LocalStackException("The embedded stack needs Linux with /proc", e);
        }
    }

    boolean isAnother() {
        return root;
    }

    List<String> command(List<String> command) {
        return root ? Stream.concat(BECOME_NOBODY.stream(), command.stream()).toList() : command;
    }

    /** Whether the servers can work below this folder, which exists. */
    public boolean canReach(Path folder) {
        try {
            List<String> enter = command(List.of("test", "-x", folder.toString()));
            return new ProcessBuilder(enter).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives this user a folder to write in. */
    void own(Path folder) throws IOException {
        if (root) {
            Files.setAttribute(folder, "unix:uid", NOBODY);
            Files.setAttribute(folder, "unix:gid", NOBODY);
        }
    }
}
