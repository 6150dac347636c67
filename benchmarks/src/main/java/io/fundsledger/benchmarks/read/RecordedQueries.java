package io.fundsledger.benchmarks.read;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fundsledger.cli.rest.Connections;
import io.fundsledger.cli.rest.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** Stands before Elasticsearch and writes down what it is asked, so that the very same can be asked again. */
final class RecordedQueries implements AutoCloseable {

    private final List<Request> recorded = Collections.synchronizedList(new ArrayList<>());
    private final URI elasticsearch;
    private final HttpServer server;

    RecordedQueries(URI elasticsearch) throws IOException {
        this.elasticsearch = elasticsearch;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", this::forward);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What has been asked so far, as requests to Elasticsearch itself. */
    List<Request> recorded() {
        return List.copyOf(recorded);
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange;
                var connection = new Connections(elasticsearch)) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var request = new Request(
                    exchange.getRequestMethod(),
                    elasticsearch.resolve(exchange.getRequestURI().toString()),
                    Map.of(),
                    body);
            var answer = connection.exchange(request);
            if (request.target().getPath().endsWith("_search")) {
                recorded.add(request);
            }
            answer(exchange, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
