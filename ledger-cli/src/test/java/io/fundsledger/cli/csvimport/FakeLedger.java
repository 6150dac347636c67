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
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as both services would, and misbehaves as told. The real services cannot be made to lose an answer at a
 * given row or to show a wrong balance; against them the import is tested end to end.
 */
final class FakeLedger implements AutoCloseable {

    /** What befalls a request: an answer of its own, before or after it was worked on. */
    record Mishap(boolean recorded, int status, String body) {}

    private static final Pattern PATH = Pattern.compile("/v1/accounts/(?<id>[^/]+)/(?<view>[a-z]+)");
    private static final int PAGE = 2;

    private final JsonMapper json = JsonMapper.shared();
    private final HttpServer server;
    private final Map<String, FakeAccount> accounts = new LinkedHashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private Function<String, Optional<Mishap>> mishaps = key -> Optional.empty();
    private Duration clock = Duration.ZERO;
    private BigDecimal shownTooMuch = BigDecimal.ZERO;
    private BigDecimal debitedTooMuch = BigDecimal.ZERO;
    private BigDecimal owedTooLittle = BigDecimal.ZERO;
    private BigDecimal inTransit = new BigDecimal("0.00");
    private Function<Map<String, String>, BigDecimal> tooMuchInView = _ -> BigDecimal.ZERO;

    FakeLedger() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/accounts", this::show);
        server.createContext("/v1/trial-balance", this::trialBalance);
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

    /** @param amountOfQuery by the parameters of a statement's or a spending's query, what its answer has too much */
    synchronized void showTooMuchInView(Function<Map<String, String>, BigDecimal> amountOfQuery) {
        tooMuchInView = amountOfQuery;
    }

    synchronized void debitTooMuch(BigDecimal amount) {
        debitedTooMuch = amount;
    }

    synchronized void oweTooLittle(BigDecimal amount) {
        owedTooLittle = amount;
    }

    synchronized void leaveInTransit(BigDecimal amount) {
        inTransit = amount;
    }

    /** An account that somebody else opened, with something on it. */
    synchronized void openElsewhere(String currency, BigDecimal balance) {
        var account = new FakeAccount(currency);
        account.book("2026-01-01", "", balance);
        accounts.put(UUID.randomUUID().toString(), account);
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
            var uri = exchange.getRequestURI();
            var query = query(uri);
            var match = PATH.matcher(uri.getPath());
            answer(exchange, 200, match.matches() ? view(match, query) : page(query));
        }
    }

    private String view(Matcher path, Map<String, String> query) {
        var account = accounts.getOrDefault(path.group("id"), new FakeAccount(""));
        return switch (path.group("view")) {
            case "balance" -> account.balance(query.get("valueDate"), shownTooMuch);
            case "statement" ->
                account.statement(
                        query.getOrDefault("from", ""), query.getOrDefault("to", ""), tooMuchInView.apply(query));
            case "spending" -> account.spending(query.getOrDefault("year", ""), tooMuchInView.apply(query));
            default -> throw new IllegalArgumentException("no such view: " + path.group());
        };
    }

    private String page(Map<String, String> query) {
        var start = Integer.parseInt(query.getOrDefault("cursor", "0"));
        var page = json.createObjectNode();
        var items = page.putArray("items");
        accounts.keySet().stream()
                .skip(start)
                .limit(PAGE)
                .forEach(id -> items.addObject().put("accountId", id));
        return page.put("nextCursor", start + PAGE < accounts.size() ? String.valueOf(start + PAGE) : null)
                .toString();
    }

    private synchronized void trialBalance(HttpExchange exchange) throws IOException {
        try (exchange) {
            var total = accounts.values().stream()
                    .map(account -> account.upTo("9"))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            answer(exchange, 200, """
                    {"accounts": [
                       {"account": "channel:unspecified:EUR", "balance": "%s"},
                       {"account": "customers:EUR", "balance": "%s"},
                       {"account": "transfers-in-transit:EUR", "balance": "%s"}],
                     "totals": [{"currency": "EUR", "debits": "%s", "credits": "%s"}]}""".formatted(
                            total, total.negate().add(owedTooLittle), inTransit, total.add(debitedTooMuch), total));
        }
    }

    private static Map<String, String> query(URI uri) {
        return uri.getQuery() == null
                ? Map.of()
                : Stream.of(uri.getQuery().split("&"))
                        .map(parameter -> parameter.split("=", 2))
                        .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1]));
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
        var account = accounts.computeIfAbsent(
                id, _ -> new FakeAccount(command.get("currency").asString()));
        if (!type.equals("open")) {
            var amount = new BigDecimal(command.get("amount").asString());
            account.book(
                    command.path("valueDate").asString(""),
                    command.path("category").asString(""),
                    type.equals("deposit") ? amount : amount.negate());
        }
        return """
                {"accountId": "%s", "version": %d, "position": "0:%d", "balance": "%s", "recordedAt": "%s",
                 "unknown": []}""".formatted(
                        id,
                        account.version(),
                        answers.size() + 1,
                        account.upTo("9"),
                        Instant.now().plus(clock));
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
