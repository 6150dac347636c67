package io.fundsledger.command;

import io.fundsledger.localstack.StackSpace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The service as it runs, in this JVM, on a port of its own and a fresh ledger; spoken to over HTTP. */
public final class RunningCommandService implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningCommandService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningCommandService start(StackSpace space, String... settings) {
        return start(new SpringApplication(CommandServiceApplication.class), space, settings);
    }

    /** Starts it with something else in the place of one of its beans. */
    public static <T> RunningCommandService startWith(Class<T> type, T instead, StackSpace space, String... settings) {
        var service = new SpringApplication(CommandServiceApplication.class);
        service.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("instead", type, () -> instead, bean -> bean.setPrimary(true)));
        return start(service, space, settings);
    }

    private static RunningCommandService start(SpringApplication service, StackSpace space, String... settings) {
        var store = space.eventStore();
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + store.jdbcUrl(),
                "--spring.datasource.username=" + store.user(),
                "--spring.datasource.password=" + store.password(),
                "--spring.flyway.user=" + store.owner(),
                "--spring.flyway.password=" + store.password(),
                "--spring.kafka.bootstrap-servers=" + space.bootstrapServers(),
                "--ledger.topic=" + space.topic()));
        arguments.addAll(List.of(settings));
        return new RunningCommandService(service.run(arguments.toArray(String[]::new)));
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Sends a JSON body with the given further headers, each a name and a value. */
    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> put(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError("no answer", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** How many commands are in the queue, those of the batch under way not among them. */
    public int queued() {
        var depth = "ledger_lane_queue_depth ";
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(depth))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(depth.length())))
                .sum();
    }

    /** Stops the service as a signal would; its clients are still there. */
    public void stop() {
        context.close();
    }

    @Override
    public void close() {
        client.close();
        stop();
    }
}
