package io.fundsledger.endtoend;

import io.fundsledger.events.LogPosition;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Many clients that read all the time, without a token, each kind of view in turn. None may be refused, and none may
 * get an older position of a view than anybody had got before it asked.
 */
final class SteadyReader implements AutoCloseable {
    private static final int CONNECTIONS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** How long a client looks at an answer: the readers are to be many, not to take the whole machine. */
    private static final Duration PACE = Duration.ofSeconds(1);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI queries;
    private final List<String> paths;
    private final Map<String, Map<Integer, Long>> known = new ConcurrentHashMap<>();
    private final Queue<String> findings = new ConcurrentLinkedQueue<>();
    private final LongAdder reads = new LongAdder();
    private final AtomicInteger next = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    /** @param paths of queries whose answers say a position, each of a view of its own */
    SteadyReader(URI queries, List<String> paths) {
        this.queries = queries;
        this.paths = List.copyOf(paths);
        for (var i = 0; i < CONNECTIONS; i++) {
            threads.add(Thread.ofVirtual().start(this::readOn));
        }
    }

    long reads() {
        return reads.sum();
    }

    /** What was wrong; to be asked once it has been closed. */
    Collection<String> findings() {
        return findings;
    }

    private void readOn() {
        while (running) {
            var path = paths.get(Math.floorMod(next.getAndIncrement(), paths.size()));
            var before = Map.copyOf(known.getOrDefault(path, Map.of()));
            try {
                read(path, before);
                Thread.sleep(PACE);
            } catch (InterruptedException ended) {
                return;
            } catch (Exception failed) {
                findings.add(path + ": " + failed);
            }
        }
    }

    private void read(String path, Map<Integer, Long> before) throws Exception {
        var request =
                HttpRequest.newBuilder(queries.resolve(path)).timeout(PATIENCE).build();
        var answer = http.send(request, BodyHandlers.ofString());
        reads.increment();
        if (answer.statusCode() != 200) {
            findings.add("%s: %d %s".formatted(path, answer.statusCode(), answer.body()));
            return;
        }
        var told = new HashMap<Integer, Long>();
        LogPosition.parseAll(answer.headers().firstValue("Ledger-Position").orElseThrow())
                .forEach(position -> told.put(position.partition(), position.position()));
        before.forEach((partition, position) -> {
            if (told.getOrDefault(partition, 0L) < position) {
                findings.add("%s: partition %d went back from %d to %s"
                        .formatted(path, partition, position, told.get(partition)));
            }
        });
        var newest = known.computeIfAbsent(path, any -> new ConcurrentHashMap<>());
        told.forEach((partition, position) -> newest.merge(partition, position, Math::max));
    }

    @Override
    public void close() {
        running = false;
        try {
            for (var thread : threads) {
                thread.join(PATIENCE);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
    }
}
