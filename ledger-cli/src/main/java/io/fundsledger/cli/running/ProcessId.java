package io.fundsledger.cli.running;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A process, told from another one that got its number later by the time at which it began. */
record ProcessId(long pid, long beganAt) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), began(process));
    }

    static ProcessId of(long pid) {
        return ProcessHandle.of(pid).map(ProcessId::of).orElse(new ProcessId(pid, 0));
    }

    /** The process itself, while it lives. */
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(began(process) - beganAt) <= CLOCK_TOLERANCE.toMillis());
    }

    boolean isAlive() {
        return handle().isPresent();
    }

    private static long began(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }
}
