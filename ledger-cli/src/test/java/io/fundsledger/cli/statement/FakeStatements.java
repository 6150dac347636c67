package io.fundsledger.cli.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;

/** Answers with a document, and misbehaves as told, which the real service cannot be made to do at will. */
final class FakeStatements implements AutoCloseable {

    static final UUID ACCOUNT = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    static final String DOCUMENT = "record,amount\r\nentry,12.34\r\n";

    private final HttpServer server;
    private final List<String> queries = new ArrayList<>();
    private int breaks;
    private int refusals;

    FakeStatements() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/accounts", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next answers end in the middle. */
    void breakOff(int times) {
        breaks = times;
    }

    /** The next requests are refused for now. */
    void refuse(int times) {
        refusals = times;
    }

    /** What was asked for, in order. */
    List<String> queries() {
        return queries;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().toString();
        queries.add(query);
        if (query.startsWith("/v1/accounts?accountNumber=")) {
            var known = query.endsWith("=DE89-1");
            send(
                    exchange,
                    200,
                    known ? "{\"items\": [{\"accountId\": \"%s\"}]}".formatted(ACCOUNT) : "{\"items\": []}");
        } else if (refusals-- > 0) {
            send(exchange, 503, "{\"code\": \"too-many-documents\", \"detail\": \"later\"}");
        } else if (!query.contains(ACCOUNT.toString())) {
            send(exchange, 404, "{\"code\": \"account-not-found\", \"detail\": \"No such account\"}");
        } else {
            document(exchange);
        }
        exchange.close();
    }

    private void document(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Disposition", "attachment; filename=\"statement-x.csv\"");
        if (breaks-- > 0) {
            exchange.sendResponseHeaders(200, DOCUMENT.length());
            exchange.getResponseBody().write(DOCUMENT.getBytes(UTF_8), 0, 5);
            exchange.getResponseBody().flush();
        } else {
            exchange.sendResponseHeaders(200, 0); // in chunks
            exchange.getResponseBody().write(DOCUMENT.getBytes(UTF_8));
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
        exchange.getResponseBody().write(body.getBytes(UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
