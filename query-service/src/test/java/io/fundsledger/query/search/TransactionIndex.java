package io.fundsledger.query.search;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Fills the search index as the projector would. */
final class TransactionIndex {

    private static final String MAPPING = """
            {"settings": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": -1},
             "aliases": {"ALIAS": {}},
             "mappings": {"dynamic": "strict", "properties": {
                "eventId": {"type": "keyword"}, "accountId": {"type": "keyword"}, "entryId": {"type": "long"},
                "type": {"type": "keyword"}, "amount": {"type": "keyword"}, "amountMinor": {"type": "long"},
                "currency": {"type": "keyword"}, "decimals": {"type": "byte"}, "valueDate": {"type": "date"},
                "recordedAt": {"type": "date", "format": "strict_date_optional_time"},
                "recordedAtMicros": {"type": "long"}, "category": {"type": "keyword"},
                "description": {"type": "text"}, "counterparty": {"type": "text"},
                "reference": {"type": "text", "fields": {"kw": {"type": "keyword"}}},
                "logPartition": {"type": "integer"}, "logPosition": {"type": "long"}}}}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String elasticsearch;
    private final String prefix;

    TransactionIndex(String elasticsearch, String prefix) {
        this.elasticsearch = elasticsearch;
        this.prefix = prefix;
    }

    TransactionIndex create() {
        send(
                "PUT",
                "/" + prefix + "transactions-g1",
                "application/json",
                MAPPING.replace("ALIAS", prefix + "transactions"));
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
