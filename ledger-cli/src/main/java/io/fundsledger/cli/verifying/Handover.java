package io.fundsledger.cli.verifying;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Lets another thread take lines while this one reads on: in their order, and never far behind. */
final class Handover implements AutoCloseable {

    private static final int MOST_WAITING = 8;

    private final ExecutorService taker = Executors.newSingleThreadExecutor();
    private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();

    /** Sinks that take lines at once, and bring them to these later. */
    Map<Integer, LineSink> before(Map<Integer, ? extends LineSink> sinks) {
        var before = new HashMap<Integer, LineSink>();
        sinks.forEach((partition, sink) -> before.put(partition, (bytes, from, to) -> {
            hand(sink, Arrays.copyOfRange(bytes, from, to));
            return true;
        }));
        return before;
    }

    private void hand(LineSink sink, byte[] lines) {
        if (waiting.size() == MOST_WAITING) {
            waiting.remove().join();
        }
        waiting.add(CompletableFuture.runAsync(() -> sink.take(lines, 0, lines.length), taker));
    }

    /** Waits until everything is taken. */
    @Override
    public void close() {
        try (taker) {
            waiting.forEach(CompletableFuture::join);
        }
    }
}
