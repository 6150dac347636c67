package io.fundsledger.query;

import io.fundsledger.localstack.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The service on a free port, and a client for it. */
public final class RunningQueryService implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningQueryService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningQueryService on(Database views, String... properties) {
        var arguments = Stream.concat(
                Stream.of(
                        "server.port=0",
                        "spring.datasource.url=" + views.jdbcUrl(),
                        "spring.datasource.username=" + views.user(),
                        "spring.datasource.password=" + views.password(),
                        "ledger.cors.allowed-origins=http://localhost:*"),
                Stream.of(properties));
        return new RunningQueryService(new SpringApplicationBuilder(QueryServiceApplication.class)
                .run(arguments.map(argument -> "--" + argument).toArray(String[]::new)));
    }

    /** Asks with headers given as name, value, name, value, … */
    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer send(String method, String path, String... headers) {
        return send(request(path, headers).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    public CompletableFuture<Answer> getLater(String path, String... headers) {
        return CompletableFuture.supplyAsync(() -> get(path, headers), Thread.ofVirtual()::start);
    }

    /** An answer whose body is read as it comes. */
    public HttpResponse<InputStream> open(String path, String... headers) {
        return exchange(request(path, headers).GET(), BodyHandlers.ofInputStream());
    }

    /** An answer that is not text. */
    public HttpResponse<byte[]> bytes(String path, String... headers) {
        return exchange(request(path, headers).GET(), BodyHandlers.ofByteArray());
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        var response = exchange(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }

    /** What came back. */
    public record Answer(int status, java.net.http.HttpHeaders headers, String body) {

        public tools.jackson.databind.JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String text(String pointer) {
            return json().at(pointer).asString("");
        }

        /** One member of each item of a page. */
        public List<String> each(String member) {
            return json().at("/items")
                    .valueStream()
                    .map(item -> item.path(member).asString(""))
                    .toList();
        }
    }
}
