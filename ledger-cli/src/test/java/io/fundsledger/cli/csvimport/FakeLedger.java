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
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as both services would, and misbehaves as told. The real services cannot be made to lose an answer at a
 * given row or to show a wrong balance; against them the import is tested end to end.
 */
final class FakeLedger implements AutoCloseable {

    /** What befalls a request: an answer of its own, before or after it was worked on. */
    record Mishap(boolean recorded, int status, String body) {}

    private static final Pattern PATH = Pattern.compile("/v1/accounts(/(?<id>[^/]+)/(?<what>[a-z]+))?");

    private final JsonMapper json = JsonMapper.shared();
    private final HttpServer server;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private Function<String, Optional<Mishap>> mishaps = key -> Optional.empty();
    private Duration clock = Duration.ZERO;
    private BigDecimal shownTooMuch = BigDecimal.ZERO;

    private static final class Account {
        private BigDecimal balance = new BigDecimal("0.00");
        private String currency = "";
        private int version;
    }

    FakeLedger() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/accounts", this::handle);
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

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                show(exchange);
            } else {
                command(exchange);
            }
        }
    }

    private synchronized void show(HttpExchange exchange) throws IOException {
        var id = match(exchange.getRequestURI()).group("id");
        var account = accounts.getOrDefault(id, new Account());
        answer(exchange, 200, """
                {"accountId": "%s", "balance": "%s", "currency": "%s", "version": %d, "status": "open"}""".formatted(id, account.balance.add(shownTooMuch), account.currency, account.version));
    }

    private synchronized void command(HttpExchange exchange) throws IOException {
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        var body = json.readTree(exchange.getRequestBody().readAllBytes());
        var mishap = mishaps.apply(key);
        if (mishap.isPresent() && !mishap.get().recorded()) {
            answer(exchange, mishap.get().status(), mishap.get().body());
            return;
        }
        if (answers.containsKey(key)) {
            exchange.getResponseHeaders().set("Idempotency-Replayed", "true");
        }
        var answer = answers.computeIfAbsent(key, _ -> record(exchange.getRequestURI(), body));
        if (mishap.isEmpty()) {
            answer(exchange, 201, answer);
        }
    }

    private String record(URI uri, JsonNode body) {
        var path = match(uri);
        var opens = path.group("id") == null;
        var id = opens ? body.get("accountId").asString() : path.group("id");
        var account = accounts.computeIfAbsent(id, _ -> new Account());
        account.version++;
        account.currency = body.get("currency").asString();
        if (!opens) {
            var amount = new BigDecimal(body.get("amount").asString());
            account.balance = account.balance.add(path.group("what").equals("deposits") ? amount : amount.negate());
        }
        return """
                {"accountId": "%s", "version": %d, "position": "0:%d", "balance": "%s", "recordedAt": "%s",
                 "unknown": []}""".formatted(
                        id,
                        account.version,
                        answers.size() + 1,
                        account.balance,
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
