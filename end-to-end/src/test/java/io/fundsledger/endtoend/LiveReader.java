package io.fundsledger.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Watches one account as a browser does, but goes away at random, and comes again with the last id that it saw. */
final class LiveReader {

    private static final int MOST_AT_A_TIME = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BEFORE_COMING_AGAIN_MILLIS = 500;

    private final HttpClient http;
    private final URI stream;
    private final UUID account;
    private final Random random;
    private final List<LiveChange> changes = new CopyOnWriteArrayList<>();
    private final Queue<String> findings = new ConcurrentLinkedQueue<>();
    private volatile String lastId;
    private volatile boolean running = true;
    private final AtomicInteger connections = new AtomicInteger();

    /** @param beginning the position before the account's first event, or any earlier one */
    LiveReader(HttpClient http, URI queries, UUID account, String beginning, long seed) {
        this.http = http;
        this.stream = queries.resolve("/v1/accounts/" + account + "/stream");
        this.account = account;
        this.random = new Random(seed);
        this.lastId = beginning;
    }

    UUID account() {
        return account;
    }

    List<LiveChange> changes() {
        return changes;
    }

    int connections() {
        return connections.get();
    }

    /** What it should not have been answered. */
    Queue<String> findings() {
        return findings;
    }

    void stop() {
        running = false;
    }

    void read() {
        while (running) {
            try {
                connect();
            } catch (IOException lost) {
                // it comes again, as a browser does
            } catch (InterruptedException ended) {
                return;
            }
            pause();
        }
    }

    private void connect() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(stream)
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", lastId)
                .header("Prefer", "wait=10")
                .timeout(PATIENCE)
                .build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            if (answer.statusCode() == 200) {
                connections.incrementAndGet();
                read(lines, 1 + random.nextInt(MOST_AT_A_TIME));
            } else if (answer.statusCode() != 503) {
                findings.add("%d of %s".formatted(answer.statusCode(), stream));
            }
        }
    }

    /** A few events, and then it goes, perhaps in the middle of one. */
    private void read(BufferedReader lines, int events) throws IOException {
        var id = "";
        var name = "";
        var data = "";
        var left = events;
        for (var line = lines.readLine(); line != null && running && left > 0; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty() && name.equals("account")) {
                changes.add(LiveChange.told(id, LedgerApi.json().readTree(data)));
                lastId = id;
                name = "";
                left--;
            } else if (line.isEmpty() && !name.isEmpty()) {
                findings.add(name + " " + data);
                name = "";
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(random.nextInt(BEFORE_COMING_AGAIN_MILLIS));
        } catch (InterruptedException ended) {
            running = false;
        }
    }
}
