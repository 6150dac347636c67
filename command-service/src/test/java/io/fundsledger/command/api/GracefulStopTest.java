package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;
import static io.fundsledger.command.api.Teller.euros;
import static io.fundsledger.command.api.Teller.key;
import static io.fundsledger.command.api.Teller.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.command.HeldPartitions;
import io.fundsledger.command.RunningCommandService;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A service that is stopped under load: what it took it answers, and what it answered is in the log. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class GracefulStopTest {

    private static final int CLIENTS = 32;
    private static final int ENOUGH = 500;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> turnedAway = new ConcurrentLinkedQueue<>();

    @Test
    void whatItTookIsAnsweredAndTheRestIsTurnedAway(StackSpace space) throws Exception {
        String account;
        try (var service = RunningCommandService.start(space)) {
            account = new Teller(service).open("0");
            stopUnderLoad(service, deposits(service, account));
        }
        assertThat(turnedAway).hasSize(CLIENTS);
        try (var next = RunningCommandService.start(space)) {
            assertThat(number(next.get(account + "/replay"), "version")).isEqualTo(1 + acknowledged.size());
            turnedAway.forEach(key -> assertProblem(next.get("/v1/commands/" + key), 404, "command-not-recorded"));
        }
    }

    @Test
    void whoeverWaitsWhenItIsStoppedIsAnswered(StackSpace given) throws Exception {
        var space = given.another();
        try (var service = RunningCommandService.start(space);
                var http = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var deposits = deposits(service, new Teller(service).open("0"));
            var waiting = new ArrayList<Future<Boolean>>();
            CompletableFuture<Void> stopped;
            try (var held = HeldPartitions.all(space.eventStore())) {
                waiting.add(threads.submit(() -> isAcknowledged(http, deposits, key())));
                held.awaitWaiting(1);
                for (var i = 1; i < CLIENTS; i++) {
                    waiting.add(threads.submit(() -> isAcknowledged(http, deposits, key())));
                }
                await().atMost(Duration.ofSeconds(4)).until(() -> service.queued() == CLIENTS - 1);
                stopped = CompletableFuture.runAsync(service::stop, threads);
                await().atMost(Duration.ofSeconds(4)).until(() -> !accepts(deposits));
            }
            for (var client : waiting) {
                assertThat(client.get(10, TimeUnit.SECONDS)).isTrue();
            }
            stopped.get(30, TimeUnit.SECONDS);
        }
    }

    private static boolean accepts(URI address) {
        try (var connection = new Socket(address.getHost(), address.getPort())) {
            return connection.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static URI deposits(RunningCommandService service, String account) {
        return URI.create("http://127.0.0.1:%d%s/deposits".formatted(service.port(), account));
    }

    private void stopUnderLoad(RunningCommandService service, URI deposits) throws Exception {
        try (var http = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = new ArrayList<Future<?>>();
            for (var i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> depositUntilTurnedAway(http, deposits)));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() >= ENOUGH);
            CompletableFuture.runAsync(service::stop, threads).get(30, TimeUnit.SECONDS);
            for (var client : clients) {
                client.get(10, TimeUnit.SECONDS);
            }
        }
    }

    private void depositUntilTurnedAway(HttpClient http, URI deposits) {
        var key = key();
        while (isAcknowledged(http, deposits, key)) {
            acknowledged.add(key);
            key = key();
        }
        turnedAway.add(key);
    }

    private static boolean isAcknowledged(HttpClient http, URI deposits, String key) {
        var request = HttpRequest.newBuilder(deposits)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(euros("1")))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isIn(201, 503);
            return answer.statusCode() == 201;
        } catch (HttpTimeoutException hanging) {
            throw new AssertionError("neither answered nor turned away", hanging);
        } catch (IOException closed) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
