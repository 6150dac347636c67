package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.fundsledger.command.RunningCommandService;
import io.fundsledger.events.CheckpointJson;
import io.fundsledger.events.CheckpointKey;
import io.fundsledger.events.CheckpointSigningKey;
import io.fundsledger.events.SignedCheckpoint;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/** Checkpoints over REST, of a service that signs and of one that has no key. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
@ExtendWith(OutputCaptureExtension.class)
class CheckpointApiTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final CheckpointSigningKey KEY = CheckpointSigningKey.generate(new SecureRandom());

    @Test
    void whatIsRecordedIsSignedAndShownTheLatestFirst(StackSpace given) {
        try (var service = start(given.another(), KEY.pem())) {
            for (var number = 1; number <= 3; number++) {
                open(service, "open-" + number);
                var soFar = number;
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(
                                        numbers(service.get("/v1/checkpoints").body()))
                                .isEqualTo(downFrom(soFar)));
            }
            var newest = service.get("/v1/checkpoints?limit=2");
            assertThat(newest.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(newest.headers().firstValue("Link"))
                    .contains("</v1/checkpoints?cursor=2&limit=2>; rel=\"next\"");
            assertThat(JsonPath.<String>read(newest.body(), "$.nextCursor")).isEqualTo("2");
            assertThat(items(newest.body())).allMatch(KEY.publicKey()::accepts);
            assertThat(items(newest.body()).getFirst().checkpoint().events()).isEqualTo(3);

            var rest = service.get("/v1/checkpoints?cursor=2&limit=2");
            assertThat(rest.headers().firstValue("Cache-Control")).contains("max-age=86400, immutable");
            assertThat(numbers(rest.body())).containsExactly(1L);
            assertThat(JsonPath.<Map<String, Object>>read(rest.body(), "$")).containsOnlyKeys("items");

            var key = service.get("/v1/checkpoints/key");
            assertThat(CheckpointKey.ofPem(JsonPath.read(key.body(), "$.publicKey")))
                    .isEqualTo(KEY.publicKey());
            assertThat(JsonPath.<String>read(key.body(), "$.keyId"))
                    .isEqualTo(KEY.publicKey().keyId());
            assertThat(health(service)).contains("\"state\":\"signing\"");
        }
    }

    @Test
    void withoutAKeyTheServiceRunsAndSaysLoudlyThatNothingIsSigned(StackSpace given, CapturedOutput output) {
        try (var service = start(given.another(), " ")) {
            open(service, "open");
            assertThat(service.get("/v1/checkpoints").body()).isEqualTo("{\"items\":[]}");
            assertProblem(service.get("/v1/checkpoints/key"), 404, "checkpoint-key-not-set");
            assertThat(health(service)).contains("\"state\":\"no-key\"", "set ledger.checkpoints.key");
            assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
            assertThat(service.get("/actuator/prometheus").body())
                    .containsPattern("(?m)^ledger_checkpoints_state\\{.*state=\"no-key\"} 1")
                    .containsPattern("(?m)^ledger_checkpoints_uncovered_events(\\{.*})? 1");
            assertThat(output.getAll()).contains("checkpoints: no-key: set ledger.checkpoints.key");
        }
    }

    @Test
    void aWrongKeyKeepsTheServiceFromStartingAndIsNotShown(StackSpace given, CapturedOutput output) {
        var secret = KEY.pem().replace("MC4CAQAwBQYDK2VwBCIEI", "MC4CAQAwBQYDK2VuBCIEI");
        assertThat(secret).isNotEqualTo(KEY.pem());
        assertThatThrownBy(() -> start(given.another(), secret).close())
                .hasStackTraceContaining("ledger.checkpoints.key cannot be used: this is not an Ed25519 private key")
                .hasStackTraceContaining("openssl genpkey -algorithm ed25519");
        assertThat(output.getAll()).doesNotContain(secret.lines().toList().get(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/checkpoints?limit=0",
                "/v1/checkpoints?limit=101",
                "/v1/checkpoints?cursor=x",
                "/v1/checkpoints?more=1",
                "/v1/checkpoints/key?more=1"
            })
    void whatIsNotValidIsRefused(String path, StackSpace given) {
        try (var service = start(given.another(), "")) {
            assertProblem(service.get(path), 400, "invalid-request");
        }
    }

    private static RunningCommandService start(StackSpace space, String key) {
        return RunningCommandService.start(
                space,
                "--ledger.checkpoints.key=" + key,
                "--ledger.checkpoints.every=50ms",
                "--ledger.checkpoints.look-every=50ms",
                "--ledger.checkpoints.topic=" + space.topic().replace("account-events", "checkpoints"));
    }

    private static void open(RunningCommandService service, String key) {
        var answer = service.post("/v1/accounts", """
                {"ownerId": "owner-1", "currency": "EUR"}""", "Idempotency-Key", key);
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private static String health(RunningCommandService service) {
        return service.get("/actuator/health").body();
    }

    private static List<SignedCheckpoint> items(String page) {
        return JsonMapper.shared()
                .readTree(page)
                .required("items")
                .valueStream()
                .map(item -> CheckpointJson.read(item.toString().getBytes(UTF_8)))
                .toList();
    }

    private static List<Long> numbers(String page) {
        return items(page).stream().map(signed -> signed.checkpoint().number()).toList();
    }

    private static List<Long> downFrom(int number) {
        return LongStream.iterate(number, n -> n > 0, n -> n - 1).boxed().toList();
    }
}
