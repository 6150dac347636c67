package io.fundsledger.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.query.RunningQueryService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads a stream as a browser does, and keeps what comes until somebody asks for it. */
final class StreamReader implements AutoCloseable {

    private static final ServerEvent ENDED = new ServerEvent(List.of("ended"));
    private static final ServerEvent BROKEN = new ServerEvent(List.of("broken"));
    private static final long PATIENCE_SECONDS = 20;

    private final HttpClient http;
    private final HttpResponse<InputStream> answer;
    private final BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();

    private StreamReader(HttpClient http, HttpResponse<InputStream> answer) {
        this.http = http;
        this.answer = answer;
        Thread.ofVirtual().start(() -> read(answer.body()));
    }

    /** @param headers name, value, name, value, … */
    static StreamReader of(RunningQueryService service, String path, String... headers)
            throws IOException, InterruptedException {
        var http = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
        var answer = http.send(
                (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new StreamReader(http, answer);
    }

    HttpHeaders headers() {
        return answer.headers();
    }

    private void read(InputStream body) {
        try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            var lines = new ArrayList<String>();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isEmpty()) {
                    events.add(new ServerEvent(List.copyOf(lines)));
                    lines.clear();
                } else {
                    lines.add(line);
                }
            }
            events.add(ENDED);
        } catch (IOException failure) {
            events.add(BROKEN);
        }
    }

    /** The next event; comments and the time to connect again are passed over. */
    ServerEvent nextEvent() throws InterruptedException {
        var next = next();
        while (next.name().isEmpty() && !next.equals(ENDED) && !next.equals(BROKEN)) {
            next = next();
        }
        return next;
    }

    /** Whatever comes next. */
    ServerEvent next() throws InterruptedException {
        var next = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("what comes next").isNotNull();
        return next == null ? BROKEN : next;
    }

    /** Waits until the service has ended the stream in good order, and gives what came last. */
    ServerEvent awaitEnd() throws InterruptedException {
        var last = next();
        for (var next = next(); !next.equals(ENDED); next = next()) {
            assertThat(next).isNotEqualTo(BROKEN);
            last = next;
        }
        return last;
    }

    /** Goes, as a client does that is killed. */
    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
