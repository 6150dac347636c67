package io.fundsledger.query.search;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Fills the search index as the projector does, in the index that the projector makes. */
final class TransactionIndex {

    private static final Path DEFINITION = Path.of(
            System.getProperty("ledger.home"),
            "projector-service/src/main/resources/io/fundsledger/projector/transactions/index.json");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String elasticsearch;
    private final String prefix;

    TransactionIndex(String elasticsearch, String prefix) {
        this.elasticsearch = elasticsearch;
        this.prefix = prefix;
    }

    TransactionIndex create() throws IOException {
        var alias = prefix + "transactions";
        var definition =
                Files.readString(DEFINITION).replace("{alias}", alias).replace("{writeAlias}", alias + "-g1-write");
        send("PUT", "/" + alias + "-g1", "application/json", definition);
        return this;
    }

    void index(List<Map<String, Object>> documents) {
        var lines = documents.stream()
                .map(document -> "{\"index\":{\"_id\":\"%s\"}}\n%s\n"
                        .formatted(document.get("eventId"), JsonMapper.shared().writeValueAsString(document)))
                .collect(Collectors.joining());
        send("POST", "/" + prefix + "transactions-g1/_bulk?refresh=true", "application/x-ndjson", lines);
    }

    private void send(String method, String path, String contentType, String body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(elasticsearch + path))
                    .header("Content-Type", contentType)
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300 || answer.body().contains("\"errors\":true")) {
                throw new IllegalStateException(answer.body());
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
