package io.fundsledger.localstack.embedded;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.LocalStackException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** What the machine must have before a stack is started on it. */
final class Machine {

    private static final long MEGABYTE = 1024 * 1024;
    private static final long DISK_MEGABYTES = 500;

    private Machine() {}

    static void check(Set<Component> components, Path folder, ServerUser user) {
        checkPlatform();
        checkCommand("setsid");
        if (user.isAnother()) {
            checkCommand("setpriv");
            checkReach(folder, user);
            checkReach(Jvm.home(), user);
        }
        checkDisk(folder, DISK_MEGABYTES);
        checkMemory(components.stream().mapToLong(Machine::megabytes).sum());
    }

    private static void checkPlatform() {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!platform.equals("Linux amd64")) {
            throw new LocalStackException(
                    "The embedded stack runs on Linux amd64, not on %s: use -Dledger.stack=containers"
                            .formatted(platform));
        }
    }

    static void checkReach(Path folder, ServerUser user) {
        if (!user.canReach(folder)) {
            throw new LocalStackException(
                    "%s must be open to the user nobody, as which root's servers run".formatted(folder));
        }
    }

    static void checkCommand(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        if (Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .noneMatch(Files::isExecutable)) {
            throw new LocalStackException("The command " + name + " is missing: install util-linux");
        }
    }

    static void checkDisk(Path folder, long needed) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
            if (free < needed) {
                throw new LocalStackException(
                        "%s has %d MB of disk left; a stack needs %d".formatted(folder, free, needed));
            }
        } catch (IOException e) {
            throw new LocalStackException("Cannot see how much disk is left for " + folder + ": " + e.getMessage(), e);
        }
    }

    static void checkMemory(long needed) {
        Pattern available = Pattern.compile("MemAvailable:\\s+(\\d+) kB");
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            lines.map(available::matcher)
                    .filter(java.util.regex.Matcher::matches)
                    .findFirst()
                    .ifPresent(line -> {
                        long free = Long.parseLong(line.group(1)) / 1024;
                        if (free < needed) {
                            throw new LocalStackException(
                                    "%d MB of memory are free; this stack needs %d".formatted(free, needed));
                        }
                    });
        } catch (IOException e) {
            throw new LocalStackException("Cannot see how much memory is free: " + e.getMessage(), e);
        }
    }

    private static long megabytes(Component component) {
        return switch (component) {
            case POSTGRES -> 300;
            case KAFKA -> 700;
            case ELASTICSEARCH -> 1200;
        };
    }
}
