package io.fundsledger.cli.csvimport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as both services would, and misbehaves as told. The real services cannot be made to lose an answer at a
 * given row or to show a wrong balance; against them the import is tested end to end.
 */
final class FakeLedger implements AutoCloseable {

    /** What befalls a request: an answer of its own, before or after it was worked on. */
    record Mishap(boolean recorded, int status, String body) {}

    private static final Pattern PATH = Pattern.compile("/v1/accounts/(?<id>[^/]+)/balance");

    private final JsonMapper json = JsonMapper.shared();
    private final HttpServer server;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private Function<String, Optional<Mishap>> mishaps = key -> Optional.empty();
    private Duration clock = Duration.ZERO;
    private BigDecimal shownTooMuch = BigDecimal.ZERO;

    private static final class Account {
        private String currency = "";
        private int version;
        private final NavigableMap<String, BigDecimal> changes = new TreeMap<>();

        private BigDecimal balance(@Nullable String query) {
            var dated = query == null ? changes : changes.headMap(query.substring("valueDate=".length()), true);
            return dated.values().stream().reduce(new BigDecimal("0.00"), BigDecimal::add);
        }
    }

    FakeLedger() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/accounts", this::show);
        server.createContext("/v1/commands", this::batch);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized void befall(Function<String, Optional<Mishap>> mishapOfKey) {
        mishaps = mishapOfKey;
    }

    synchronized void showTooMuch(BigDecimal amount) {
        shownTooMuch = amount;
    }

    /** Records from now on as if it were later, or earlier. */
    synchronized void setClock(Duration later) {
        clock = later;
    }

    synchronized int events() {
        return answers.size();
    }

    private synchronized void show(HttpExchange exchange) throws IOException {
        try (exchange) {
            var id = match(exchange.getRequestURI()).group("id");
            var account = accounts.getOrDefault(id, new Account());
            answer(exchange, 200, """
                    {"accountId": "%s", "balance": "%s", "currency": "%s", "version": %d, "status": "open"}""".formatted(
                            id,
                            account.balance(exchange.getRequestURI().getQuery()).add(shownTooMuch),
                            account.currency,
                            account.version));
        }
    }

    /** What befalls a command befalls it alone, except that an answer is lost with all of its batch. */
    private synchronized void batch(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = json.readTree(exchange.getRequestBody().readAllBytes());
            var outcomes = json.createArrayNode();
            var lost = false;
            for (var command : body.get("commands")) {
                var mishap = mishaps.apply(command.get("idempotencyKey").asString());
                lost |= mishap.isPresent() && mishap.get().recorded();
                outcomes.add(mishap.isPresent() && !mishap.get().recorded() ? problem(mishap.get()) : command(command));
            }
            if (!lost) {
                answer(
                        exchange,
                        200,
                        json.createObjectNode().set("outcomes", outcomes).toString());
            }
        }
    }

    private JsonNode problem(Mishap mishap) {
        return json.createObjectNode().put("status", mishap.status()).set("problem", json.readTree(mishap.body()));
    }

    private JsonNode command(JsonNode command) {
        var key = command.get("idempotencyKey").asString();
        var outcome = json.createObjectNode().put("status", 201);
        if (answers.containsKey(key)) {
            outcome.put("replayed", true);
        }
        return outcome.set("answer", json.readTree(answers.computeIfAbsent(key, _ -> record(command))));
    }

    private String record(JsonNode command) {
        var type = command.get("type").asString();
        var id = command.get("accountId").asString();
        var account = accounts.computeIfAbsent(id, _ -> new Account());
        account.version++;
        account.currency = command.get("currency").asString();
        if (!type.equals("open")) {
            var amount = new BigDecimal(command.get("amount").asString());
            account.changes.merge(
                    command.path("valueDate").asString(""),
                    type.equals("deposit") ? amount : amount.negate(),
                    BigDecimal::add);
        }
        return """
                {"accountId": "%s", "version": %d, "position": "0:%d", "balance": "%s", "recordedAt": "%s",
                 "unknown": []}""".formatted(
                        id,
                        account.version,
                        answers.size() + 1,
                        account.balance(null),
                        Instant.now().plus(clock));
    }

    private static Matcher match(URI uri) {
        var match = PATH.matcher(uri.getPath());
        if (!match.matches()) {
            throw new IllegalArgumentException("no such path: " + uri);
        }
        return match;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
