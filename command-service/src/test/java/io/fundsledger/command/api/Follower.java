package io.fundsledger.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.RunningCommandService;
import io.fundsledger.events.EventLine;
import io.fundsledger.events.RecordedEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Follows a partition of the log, and keeps what comes until somebody asks for it. */
final class Follower implements AutoCloseable {

    private static final String ENDED = "ended";
    private static final String BROKEN = "broken";
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final HttpClient http;

    private Follower(HttpClient http, InputStream body) {
        this.http = http;
        Thread.ofVirtual().start(() -> read(body));
    }

    static Follower of(RunningCommandService service, int partition, long fromPosition)
            throws IOException, InterruptedException {
        var path = "/v1/log/%d?follow=true&fromPosition=%d".formatted(partition, fromPosition);
        var http = HttpClient.newHttpClient();
        var answer = http.send(service.request(path).GET().build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Follower(http, answer.body());
    }

    private void read(InputStream body) {
        try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            lines.add(ENDED);
        } catch (IOException failure) {
            lines.add(BROKEN);
        }
    }

    /** The next event; what says only that nothing happened is passed over. */
    RecordedEvent nextEvent() throws InterruptedException {
        var line = nextLine();
        while (line.isEmpty()) {
            line = nextLine();
        }
        return EventLine.read(line.getBytes(StandardCharsets.UTF_8));
    }

    String nextLine() throws InterruptedException {
        var line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(line).as("the next line").isNotNull();
        return String.valueOf(line);
    }

    /** Waits until the service has ended the answer in good order. */
    void awaitEnd() throws InterruptedException {
        var line = nextLine();
        while (line.isEmpty()) {
            line = nextLine();
        }
        assertThat(line).isEqualTo(ENDED);
    }

    /** Goes, as a client does that is killed. */
    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
