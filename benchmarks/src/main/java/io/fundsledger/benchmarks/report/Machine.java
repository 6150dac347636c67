package io.fundsledger.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures are of. */
public final class Machine {

    private static final long GIBIBYTE = 1L << 30;

    private Machine() {}

    /** Processors, memory and kernel, without a name of the machine. */
    public static String text() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return "%d × %s, %d GiB, %s %s, JDK %s"
                .formatted(
                        system.getAvailableProcessors(),
                        processor(),
                        Math.round((double) system.getTotalMemorySize() / GIBIBYTE),
                        system.getName(),
                        system.getVersion(),
                        Runtime.version());
    }

    private static String processor() {
        var info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
