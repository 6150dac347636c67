package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.fundsledger.command.RunningCommandService;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** While the event store is away the service says so, promises nothing, and goes on by itself afterwards. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class StoreAwayTest {

    @Test
    void whatCannotBeRecordedIsRefusedForNow(StackSpace space) {
        var postgres = space.stack().process(Component.POSTGRES);
        try (var service = RunningCommandService.start(space)) {
            var opened = service.post("/v1/accounts", """
                    {"ownerId": "owner-1", "currency": "EUR"}""", "Idempotency-Key", "open");
            String account = JsonPath.read(opened.body(), "$.accountId");
            assertThat(deposit(service, account, "before").statusCode()).isEqualTo(201);

            postgres.kill();
            assertNotNow(deposit(service, account, "away"));
            assertNotNow(service.get("/v1/accounts/" + account + "/replay"));
            assertNotNow(service.get("/v1/accounts/" + account + "/events"));
            assertNotNow(service.get("/v1/commands/before"));
            assertNotNow(service.get("/v1/log/0"));
            assertProblem(deposit(service, "x", "wrong"), 400, "invalid-request");
            assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);

            postgres.start();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(deposit(service, account, "away").statusCode())
                                    .isEqualTo(201));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(
                                    service.get("/actuator/health/readiness").statusCode())
                            .isEqualTo(200));
            var replay = service.get("/v1/accounts/" + account + "/replay").body();
            assertThat(JsonPath.<String>read(replay, "$.balance")).isEqualTo("20.00");
            assertThat(JsonPath.<Integer>read(replay, "$.version")).isEqualTo(3);
        }
    }

    private static HttpResponse<String> deposit(RunningCommandService service, String account, String key) {
        return service.post("/v1/accounts/" + account + "/deposits", """
                {"amount": "10", "currency": "EUR"}""", "Idempotency-Key", key);
    }

    private static void assertNotNow(HttpResponse<String> answer) {
        assertProblem(answer, 503, "store-unavailable");
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
    }
}
