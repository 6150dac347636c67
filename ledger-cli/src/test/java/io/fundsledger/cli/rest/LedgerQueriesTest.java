package io.fundsledger.cli.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking a view that is behind. */
class LedgerQueriesTest {

    private static final Duration PATIENCE = Duration.ofMillis(100);
    /** With pauses of at least 25, 50, 100, 200 milliseconds between them, far more than the patience. */
    private static final int BEHIND = 5;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private IntFunction<String> detail = number -> "";

    LedgerQueriesTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var number = asked.incrementAndGet();
        var behind = number <= BEHIND;
        var body = behind
                ? "{\"code\": \"position-not-reached\", \"detail\": \"%s\"}".formatted(detail.apply(number))
                : "{\"balance\": \"1.00\", \"currency\": \"EUR\", \"version\": 1}";
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(behind ? 503 : 200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private LedgerQueries queries() {
        return new LedgerQueries(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), PATIENCE);
    }

    @Test
    void aViewThatComesNearerIsWaitedFor() throws InterruptedException {
        detail = number -> "The view is at 3:" + number;
        try (var queries = queries()) {
            assertThat(queries.balance(new UUID(0, 1), "3:6").balance()).isEqualByComparingTo("1.00");
        }
    }

    @Test
    void aViewThatStandsStillIsGivenUp() {
        detail = number -> "The view is at 3:1";
        try (var queries = queries()) {
            assertThatExceptionOfType(ServiceUnavailableException.class)
                    .isThrownBy(() -> queries.balance(new UUID(0, 1), "3:6"))
                    .withMessageContaining("The view is at 3:1");
        }
    }
}
