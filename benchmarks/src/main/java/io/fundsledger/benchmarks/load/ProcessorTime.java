package io.fundsledger.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Seconds of processor, as the kernel counts them, of processes and of what they have started. */
public final class ProcessorTime {

    private static final double TICKS_A_SECOND = 100;

    /** In /proc/PID/stat, behind the name: user, system, and both of children that have ended. */
    private static final int FIRST_TIME = 11;

    private static final int TIMES = 4;

    private ProcessorTime() {}

    /** Of a process and of all its descendants, ended ones included. */
    public static double ofTree(long pid) {
        var descendants = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants);
        return Stream.concat(Stream.of(pid), descendants.map(ProcessHandle::pid))
                .mapToDouble(ProcessorTime::of)
                .sum();
    }

    /** Of this process and of those that it has started and that have ended. */
    public static double own() {
        return of(ProcessHandle.current().pid());
    }

    private static double of(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Stream.of(fields)
                            .skip(FIRST_TIME)
                            .limit(TIMES)
                            .mapToLong(Long::parseLong)
                            .sum()
                    / TICKS_A_SECOND;
        } catch (IOException ended) {
            return 0; // between two looks; its parent has its time now
        }
    }
}
