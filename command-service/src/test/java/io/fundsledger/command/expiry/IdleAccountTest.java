package io.fundsledger.command.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.fundsledger.command.RunningCommandService;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The service as it runs: a hold ends although nobody asks anything of its account any more. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class IdleAccountTest {

    @Test
    void itsHoldEndsByItselfAlsoWhenTheStoreWasAway(StackSpace space) {
        try (var service = RunningCommandService.start(space, "--ledger.write-events-of=release-0.2")) {
            var account = filledAccount(service);
            hold(service, account, Duration.ofMillis(1500));
            awaitExpired(service, account, 1);
            assertThat(metric(service, "ledger_holds_expired_total")).isEqualTo(1);
            assertThat(metric(service, "ledger_holds_overdue_seconds")).isZero();

            hold(service, account, Duration.ofMillis(1500));
            var postgres = space.stack().process(Component.POSTGRES);
            postgres.kill();
            postgres.start();
            awaitExpired(service, account, 2);
        }
    }

    @Test
    void nobodyCanTakeTheNameOfTheSweep(StackSpace space) {
        try (var service = RunningCommandService.start(space.another())) {
            var answer = post(service, "/v1/accounts", """
                    {"ownerId": "owner-1", "currency": "EUR"}""", "Ledger-Actor", HoldExpiry.ACTOR);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(JsonPath.<String>read(answer.body(), "$.errors[0].header"))
                    .isEqualTo("Ledger-Actor");
        }
    }

    private static String filledAccount(RunningCommandService service) {
        var opened = post(service, "/v1/accounts", """
                {"ownerId": "owner-1", "currency": "EUR"}""");
        var account = "/v1/accounts/" + JsonPath.<String>read(opened.body(), "$.accountId");
        assertThat(post(service, account + "/deposits", """
                {"amount": "10", "currency": "EUR"}""").statusCode()).isEqualTo(201);
        return account;
    }

    private static void hold(RunningCommandService service, String account, Duration lasting) {
        var until = Instant.now().plus(lasting).truncatedTo(ChronoUnit.MICROS);
        assertThat(post(service, account + "/holds", """
                {"amount": "1", "currency": "EUR", "expiresAt": "%s"}""".formatted(until)).statusCode())
                .isEqualTo(201);
    }

    private static void awaitExpired(RunningCommandService service, String account, int holds) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var events = service.get(account + "/events");
            assertThat(events.statusCode()).isEqualTo(200);
            assertThat(JsonPath.<List<String>>read(events.body(), "$.items[*].type"))
                    .filteredOn(type -> type.contains("hold-expired"))
                    .hasSize(holds);
        });
    }

    private static double metric(RunningCommandService service, String name) {
        return service.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> post(
            RunningCommandService service, String path, String body, String... headers) {
        var request = service.request(
                path, "Idempotency-Key", UUID.randomUUID().toString(), "Content-Type", "application/json");
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return service.send(request.POST(BodyPublishers.ofString(body)));
    }
}
