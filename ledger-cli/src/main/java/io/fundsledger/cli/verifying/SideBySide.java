package io.fundsledger.cli.verifying;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several pieces of work at once, as many as there are processors. */
final class SideBySide {

    private SideBySide() {}

    /** A piece of work that reads. */
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** Does all of it; the first failure ends it. */
    static void run(Collection<? extends Work> pieces) throws IOException, InterruptedException {
        var threads = Math.clamp(pieces.size(), 1, Runtime.getRuntime().availableProcessors());
        var running = new ArrayList<Future<?>>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var piece : pieces) {
                running.add(pool.submit(() -> {
                    piece.run();
                    return null;
                }));
            }
            try {
                for (var each : running) {
                    each.get();
                }
            } catch (ExecutionException failed) {
                pool.shutdownNow();
                throw unwrapped(failed);
            } catch (InterruptedException stopped) {
                pool.shutdownNow();
                throw stopped;
            }
        }
    }

    private static IOException unwrapped(ExecutionException failed) throws IOException {
        switch (failed.getCause()) {
            case IOException unreadable -> throw unreadable;
            case RuntimeException known -> throw known;
            case Error fatal -> throw fatal;
            case null, default -> throw new IllegalStateException(failed);
        }
    }
}
