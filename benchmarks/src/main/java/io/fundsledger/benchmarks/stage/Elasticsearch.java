package io.fundsledger.benchmarks.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Elasticsearch without a client library: what is asked is what is sent. Where it says that it has too much to do, it is
 * asked again a little later, as any client would.
 */
public final class Elasticsearch implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(100);
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI origin;

    public Elasticsearch(URI origin) {
        this.origin = origin;
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody());
    }

    public JsonNode put(String path, JsonNode body) throws IOException, InterruptedException {
        return send("PUT", path, BodyPublishers.ofString(body.toString()));
    }

    public JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, BodyPublishers.ofString(body));
    }

    public JsonNode post(String path, byte[] body) throws IOException, InterruptedException {
        return send("POST", path, BodyPublishers.ofByteArray(body));
    }

    /** Deletes an index, if it is there. */
    public void delete(String index) throws IOException, InterruptedException {
        send("DELETE", "/" + index + "?ignore_unavailable=true", BodyPublishers.noBody());
    }

    /** The one index behind an alias. */
    public String index(String alias) throws IOException, InterruptedException {
        return get("/_alias/" + alias).propertyNames().iterator().next();
    }

    private JsonNode send(String method, String path, BodyPublisher body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(origin.resolve(path))
                .method(method, body)
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .build();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var answer = http.send(request, BodyHandlers.ofString());
        while (answer.statusCode() == TOO_MANY_REQUESTS && System.nanoTime() < deadline) {
            Thread.sleep(BEFORE_ASKING_AGAIN);
            answer = http.send(request, BodyHandlers.ofString());
        }
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s %s answered %d: %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
