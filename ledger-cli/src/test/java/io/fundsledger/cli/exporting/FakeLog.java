package io.fundsledger.cli.exporting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fundsledger.events.EventLine;
import io.fundsledger.events.HashChain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells the log that a release left behind, and misbehaves as told. The real service cannot be made to break off in the
 * middle of a line or to tell a changed log; against it the export is tested end to end.
 */
final class FakeLog implements AutoCloseable {

    static final int PARTITIONS = 16;
    static final List<String> LINES = lines();

    private static final Pattern STRETCH = Pattern.compile("/v1/log/(\\d+)\\?fromPosition=(\\d+)&toPosition=(\\d+)");

    private final HttpServer server;
    private final Map<Integer, List<String>> partitions = LINES.stream()
            .collect(Collectors.groupingBy(
                    line -> EventLine.read(line.getBytes(UTF_8)).partition()));
    private final Map<Integer, Integer> refusals = new HashMap<>();
    private UnaryOperator<String> tellLine = UnaryOperator.identity();
    private boolean breaksOff;
    private int requests;

    FakeLog() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/log", this::answer);
        server.start();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Path.of("../contracts/logs/0.2.0.ndjson"));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Every second answer ends in the middle of its last line. */
    void breakOffEverySecondAnswer() {
        breaksOff = true;
    }

    /** Lines are told otherwise than they are. */
    void tell(UnaryOperator<String> otherwise) {
        tellLine = otherwise;
    }

    /** A partition is refused so many times. */
    void refuse(int partition, int times) {
        refusals.put(partition, times);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var stretch = STRETCH.matcher(exchange.getRequestURI().toString());
        if (stretch.matches()) {
            var partition = Integer.parseInt(stretch.group(1));
            if (refusals.merge(partition, -1, Integer::sum) >= 0) {
                send(exchange, 503, "{\"code\": \"store-unavailable\", \"detail\": \"away\"}");
            } else {
                tell(exchange, partition, Integer.parseInt(stretch.group(2)), Integer.parseInt(stretch.group(3)));
            }
        } else {
            send(exchange, 200, log());
        }
        exchange.close();
    }

    private void tell(HttpExchange exchange, int partition, int from, int to) throws IOException {
        var told = partitions.getOrDefault(partition, List.of()).subList(from - 1, to).stream()
                .map(line -> tellLine.apply(line) + "\n")
                .collect(Collectors.joining());
        requests++;
        if (breaksOff && requests % 2 == 1) {
            exchange.sendResponseHeaders(200, told.getBytes(UTF_8).length);
            exchange.getResponseBody().write(told.getBytes(UTF_8), 0, told.getBytes(UTF_8).length - 10);
            exchange.getResponseBody().flush();
        } else {
            exchange.sendResponseHeaders(200, 0); // in chunks
            exchange.getResponseBody().write(told.getBytes(UTF_8));
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
        exchange.getResponseBody().write(body.getBytes(UTF_8));
    }

    private String log() {
        var ledger = EventLine.read(LINES.getFirst().getBytes(UTF_8)).ledgerId();
        var heads = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> {
                    var events = partitions.getOrDefault(partition, List.of());
                    var hash = events.isEmpty()
                            ? HashChain.first(ledger, partition, PARTITIONS)
                            : EventLine.read(events.getLast().getBytes(UTF_8)).hash();
                    return "{\"partition\": %d, \"position\": %d, \"hash\": \"%s\"}"
                            .formatted(partition, events.size(), HexFormat.of().formatHex(hash));
                })
                .collect(Collectors.joining(", "));
        return """
                {"ledgerId": "%s", "partitions": %d, "timeZone": "Europe/Prague", "hashFormat": "1", "heads": [%s]}""".formatted(ledger, PARTITIONS, heads);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
