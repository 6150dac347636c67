package io.fundsledger.query.search;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Fills the search index as the projector does, in the index that the projector makes. */
final class TransactionIndex {

    private static final Path DEFINITION = Path.of(
            System.getProperty("ledger.home"),
            "projector-service/src/main/resources/io/fundsledger/projector/transactions/index.json");

    private static final Instant FIRST = Instant.parse("2026-03-10T12:00:00.000000Z");

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
                .map(TransactionIndex::withWords)
                .map(document -> "{\"index\":{\"_id\":\"%s\"}}\n%s\n"
                        .formatted(document.get("eventId"), JsonMapper.shared().writeValueAsString(document)))
                .collect(Collectors.joining());
        send("POST", "/" + prefix + "transactions-g1/_bulk?refresh=true", "application/x-ndjson", lines);
    }

    private static Map<String, Object> withWords(Map<String, Object> document) {
        var words = new LinkedHashMap<String, String>();
        for (var text : TransactionQuery.TEXTS) {
            if (document.get(text) instanceof String written) {
                words.put(text, written.codePoints().mapToObj(Folding::of).collect(Collectors.joining()));
            }
        }
        var whole = new LinkedHashMap<>(document);
        whole.put("words", words);
        return whole;
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

    static String eventId(int entry) {
        return new UUID(7, entry).toString();
    }

    static Map<String, Object> transaction(
            int entry,
            String account,
            String type,
            String amount,
            String currency,
            String valueDate,
            String category,
            String description,
            String counterparty) {
        var recordedAt = FIRST.plusNanos(entry * 1000L);
        var document = new LinkedHashMap<String, Object>();
        document.put("eventId", eventId(entry));
        document.put("accountId", account);
        document.put("entryId", entry);
        document.put("type", type);
        document.put("direction", type.equals("withdrawal") ? "debit" : "credit");
        document.put("amount", amount);
        document.put("amountMinor", Long.valueOf(amount.replace(".", "")));
        document.put("currency", currency);
        document.put("decimals", currency.equals("JPY") ? 0 : 2);
        document.put("valueDate", valueDate);
        document.put("valueMonth", valueDate.substring(0, 7));
        document.put("recordedAt", recordedAt.toString());
        document.put("recordedAtMicros", recordedAt.getEpochSecond() * 1_000_000 + recordedAt.getNano() / 1000);
        document.put("category", category);
        document.put("description", description);
        document.put("counterparty", counterparty);
        document.put("reference", "REF-2026/" + entry);
        document.put("logPartition", 5);
        document.put("logPosition", entry);
        return document;
    }
}
