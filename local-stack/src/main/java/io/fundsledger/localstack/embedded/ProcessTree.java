package io.fundsledger.localstack.embedded;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process and all that it started. */
record ProcessTree(ProcessHandle root) {

    private static final int PATIENCE_SECONDS = 30;

    static ProcessTree of(ProcessHandle root) {
        return new ProcessTree(root);
    }

    /** Stops parents before their children are looked for, until no new one has appeared meanwhile. */
    void pause() {
        List<ProcessHandle> before;
        List<ProcessHandle> after = all();
        do {
            before = after;
            signal("STOP", before);
            after = all();
        } while (!before.containsAll(after));
    }

    void resume() {
        signal("CONT", all());
    }

    /** Paused first: what stands still starts nothing that could be overlooked. */
    void kill() {
        pause();
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private List<ProcessHandle> all() {
        return Stream.concat(Stream.of(root), root.descendants())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    private static void signal(String signal, List<ProcessHandle> processes) {
        Signal.send(signal, processes.stream().mapToLong(ProcessHandle::pid).toArray());
    }
}
