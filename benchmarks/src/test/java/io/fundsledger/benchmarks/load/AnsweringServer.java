package io.fundsledger.benchmarks.load;

import com.sun.net.httpserver.HttpServer;
import io.fundsledger.cli.rest.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Answers 201 to whatever is posted, and counts. */
final class AnsweringServer implements AutoCloseable {

    final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean closing;

    /** @param answer the body, by how many were asked before */
    AnsweringServer(IntFunction<String> answer) throws IOException {
        this(answer, false);
    }

    /** @param chunked whether an answer does not say how long it is before it ends */
    AnsweringServer(IntFunction<String> answer, boolean chunked) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                if (closing) {
                    exchange.getResponseHeaders().set("Connection", "close");
                }
                var body = answer.apply(asked.getAndIncrement()).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(201, chunked ? 0 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Ends every connection with its first answer from now on. */
    AnsweringServer closing() {
        closing = true;
        return this;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** One that is answered as expected where the body has {@code done} in it. */
    Call call() {
        return new Call(Request.post(url().resolve("/"), Map.of(), "{}"), new Expectation(201, "done", 1), 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
