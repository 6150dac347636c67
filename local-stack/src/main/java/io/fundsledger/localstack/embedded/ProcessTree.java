package io.fundsledger.localstack.embedded;

import io.fundsledger.localstack.LocalStackException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A process and all that it started. */
record ProcessTree(ProcessHandle root) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    static ProcessTree of(ProcessHandle root) {
        return new ProcessTree(root);
    }

    /** Returns when all stand still: the signal alone lets a busy process go on for a moment. */
    void pause() {
        stopAll();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!all().allMatch(Threads::standStill)) {
            if (Instant.now().isAfter(deadline)) {
                throw new LocalStackException("Process " + root.pid() + " did not stop when it was told to pause");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    void resume() {
        signal("CONT", all().toList());
    }

    /** Paused first: what stands still starts nothing that could be overlooked. */
    void kill() {
        stopAll();
        List<ProcessHandle> all = all().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Signals parents before their children are looked for, until no new one has appeared meanwhile. */
    private void stopAll() {
        List<ProcessHandle> before;
        List<ProcessHandle> after = all().toList();
        do {
            before = after;
            signal("STOP", before);
            after = all().toList();
        } while (!before.containsAll(after));
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(root), root.descendants()).filter(ProcessHandle::isAlive);
    }

    private static void signal(String signal, List<ProcessHandle> processes) {
        Signal.send(signal, processes.stream().mapToLong(ProcessHandle::pid).toArray());
    }
}
