package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.fundsledger.command.RunningCommandService;
import io.fundsledger.command.api.problem.ProblemType;
import io.fundsledger.command.api.problem.RefusalExamples;
import io.fundsledger.command.api.problem.RefusalTable;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is around the commands: errors of the web server, pages of other origins, documentation, metrics. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class WebFaceTest {

    private static final String PAGE = "http://localhost:5173";
    private static RunningCommandService service;

    @BeforeAll
    static void start(StackSpace space) {
        service = RunningCommandService.start(space, "--ledger.cors.allowed-origins=http://localhost:*");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/nothing", "/v1/accounts/x/y/z", "/error", "/v1/accounts/", "/favicon.ico"})
    void whereNothingIsAProblemSaysSo(String path) {
        assertProblem(service.get(path), 404, "not-found");
    }

    @Test
    void aMethodThatIsNotThereIsNamedWithThoseThatAre() {
        var answer = service.send(service.request("/v1/accounts/x/deposits").DELETE());
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("POST"));
        assertProblem(service.get("/v1/accounts"), 405, "method-not-allowed");
    }

    @Test
    void aFormThatIsNotThereIsAProblemInItsOwnForm() {
        var log = service.get("/v1/log/0", "Accept", "image/png");
        assertProblem(log, 406, "not-acceptable");
        var command = service.post("/v1/accounts", "{}", "Accept", "text/html", "Idempotency-Key", "k");
        assertProblem(command, 406, "not-acceptable");
    }

    @Test
    void anAnswerLeavesInOnePieceWithItsLength() {
        var answer = service.get("/v1/checkpoints");
        assertThat(answer.statusCode()).isEqualTo(200);
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8).length;
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(bytes);
        assertThat(answer.headers().firstValue("Transfer-Encoding")).isEmpty();
    }

    @Test
    void aRefusalReachesAlsoWhoAcceptsOnlyJson() {
        var answer = service.post("/v1/accounts", "{}", "Accept", "application/json", "Idempotency-Key", "k");
        assertProblem(answer, 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/accounts/%zz/replay",
                "GET /v1/accounts/a\\b",
                "GET /v1/{x}",
                "GET /v1/accounts/a%2fb",
                "TRACE /v1/accounts",
                "G@T /v1/accounts"
            })
    void aBrokenRequestLineIsAnsweredWithoutAPage(String request) {
        var answer = RawHttp.send(service.port(), request);
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("<html", "Tomcat", "Exception");
    }

    @Test
    void aHeaderTooLargeIsAnsweredWithoutAPage() {
        var answer = RawHttp.send(service.port(), "GET /v1/log/0", "X: " + "x".repeat(100_000) + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("<html", "Tomcat", "Exception");
    }

    @Test
    void anAllowedPageMaySendCommandsAndReadTheirAnswers() {
        var preflight = service.send(service.request("/v1/accounts/x/withdrawals")
                .header("Origin", PAGE)
                .header("Access-Control-Request-Method", "POST")
                .header(
                        "Access-Control-Request-Headers",
                        "content-type,idempotency-key,if-match,ledger-actor,traceparent")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains(PAGE);
        var refused = service.post("/v1/accounts/x/withdrawals", "{}", "Origin", PAGE);
        assertProblem(refused, 400, "idempotency-key-missing");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
        assertThat(refused.headers().firstValue("Access-Control-Expose-Headers"))
                .hasValueSatisfying(exposed -> assertThat(exposed)
                        .contains(
                                "ETag", "Location", "Link", "Retry-After", "Ledger-Position", "Idempotency-Replayed"));
        assertThat(service.get("/v1/nothing", "Origin", PAGE).headers().firstValue("Access-Control-Allow-Origin"))
                .contains(PAGE);
    }

    @Test
    void anotherPageMayNot() {
        var refused = service.post("/v1/accounts", "{}", "Origin", "http://elsewhere.example");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonPath.<String>read(refused.body(), "$.code")).isEqualTo("origin-not-allowed");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void theOpenApiDocumentShowsEveryRefusalWithItsExample() {
        var document = service.get("/v3/api-docs").body();
        assertThat(JsonPath.<String>read(document, "$.openapi")).startsWith("3.1");
        for (var refusal : RefusalExamples.all()) {
            var problem = RefusalTable.problem(refusal);
            var example =
                    "$.paths..examples['%s'].value.".formatted(problem.type().code());
            var details = JsonPath.<List<String>>read(document, example + "detail");
            var codes = JsonPath.<List<String>>read(document, example + "code");
            assertThat(details).contains(problem.detail());
            assertThat(codes).contains(problem.type().code());
        }
    }

    @Test
    void theOpenApiDocumentDescribesABatchWhole() {
        var document = service.get("/v3/api-docs").body();
        var batch = "$.paths['/v1/commands'].post";
        assertThat(JsonPath.<List<String>>read(document, batch + ".parameters[*].name"))
                .contains("dryRun", "Ledger-Actor", "traceparent")
                .doesNotContain("Idempotency-Key", "If-Match");
        assertThat(JsonPath.<Map<String, Object>>read(document, batch + ".responses"))
                .containsKeys("200", "400", "409", "413", "415", "500", "503")
                .doesNotContainKey("201");
        assertThat(JsonPath.<Map<String, Object>>read(document, "$.components.schemas.BatchCommand.properties"))
                .containsKeys("type", "idempotencyKey", "accountId", "holdId", "entryId", "expectedVersion");
        assertThat(JsonPath.<List<String>>read(document, "$.components.schemas.BatchCommand.properties.type.enum"))
                .isEqualTo(Arrays.stream(CommandForm.values())
                        .map(CommandForm::operation)
                        .toList());
        assertThat(JsonPath.<Map<String, Object>>read(document, "$.components.schemas.BatchOutcome.properties"))
                .containsKeys("status", "location", "ledgerPosition", "replayed", "answer", "problem");
    }

    @Test
    void theOpenApiDocumentDescribesACommandWhole() {
        var document = service.get("/v3/api-docs").body();
        var withdraw = "$.paths['/v1/accounts/{accountId}/withdrawals'].post";
        assertThat(JsonPath.<List<String>>read(document, withdraw + ".parameters[*].name"))
                .contains("accountId", "Idempotency-Key", "If-Match", "Ledger-Actor", "traceparent");
        assertThat(JsonPath.<Map<String, Object>>read(document, withdraw + ".responses['201'].headers"))
                .containsKeys("ETag", "Location", "Ledger-Position", "Idempotency-Replayed");
        assertThat(JsonPath.<Map<String, Object>>read(document, withdraw + ".responses"))
                .containsKeys("200", "400", "404", "412", "413", "415", "422", "500", "503");
        assertThat(JsonPath.<String>read(document, withdraw + ".responses['200'].description"))
                .contains("dry run");
        assertThat(JsonPath.<String>read(
                        document, withdraw + ".requestBody.content['application/json'].schema['$ref']"))
                .isEqualTo("#/components/schemas/Entry");
        assertThat(JsonPath.<String>read(document, "$.components.schemas.Entry.properties.amount.type"))
                .isEqualTo("string");
        assertThat(JsonPath.<Map<String, Object>>read(document, "$.components.schemas"))
                .containsKeys("Problem", "OpenAccount", "CommandAnswer");
    }

    @Test
    void theOpenApiDocumentSaysWhichCommandsMakeSomething() {
        var document = service.get("/v3/api-docs").body();
        var limit = "$.paths['/v1/accounts/{accountId}/overdraft-limit'].put";
        assertThat(JsonPath.<Map<String, Object>>read(document, limit + ".responses"))
                .containsKeys("200", "409")
                .doesNotContainKey("201");
        assertThat(JsonPath.<Map<String, Object>>read(document, limit + ".responses['200'].headers"))
                .containsKeys("ETag", "Ledger-Position")
                .doesNotContainKey("Location");
        assertThat(JsonPath.<List<String>>read(document, limit + ".parameters[*].name"))
                .contains("accountId", "Idempotency-Key");
        assertThat(JsonPath.<Map<String, Object>>read(document, "$.paths['/v1/transfers'].post.responses"))
                .containsKey("201");
        assertThat(JsonPath.<String>read(document, "$.components.schemas.Reversal.properties.force.type"))
                .isEqualTo("boolean");
    }

    @Test
    void theOpenApiDocumentSaysWhatEveryParameterIs() {
        var parameters = JsonPath.<List<Map<String, Object>>>read(
                service.get("/v3/api-docs").body(), "$.paths..parameters[*]");
        assertThat(parameters)
                .hasSizeGreaterThan(20)
                .allSatisfy(parameter -> assertThat(parameter).containsKeys("name", "in", "schema"));
    }

    @Test
    void everyRefusalIsCountedFromTheStart() {
        var metrics = service.get("/actuator/prometheus").body();
        for (var refusal : RefusalExamples.all()) {
            ProblemType type = RefusalTable.problem(refusal).type();
            assertThat(metrics).contains("ledger_command_refusals_total{code=\"" + type.code() + "\"");
        }
    }

    @Test
    void theMetricsThatOperatorsReadAboutAreThere() throws IOException {
        var operations = Files.readString(Path.of(System.getProperty("ledger.home"), "docs/operations.md"));
        var section = operations.split("### command-service\n", 2)[1].split("\n##", 2)[0];
        var names = Pattern.compile("`([a-z]+_[a-z_]+)(\\{.*?})?`")
                .matcher(section)
                .results()
                .map(name -> name.group(1))
                .toList();
        assertThat(names).hasSizeGreaterThan(8);
        service.post("/v1/accounts", """
                {"ownerId": "owner-1", "currency": "EUR"}""", "Idempotency-Key", "open");
        var metrics = service.get("/actuator/prometheus").body();
        assertThat(names).allSatisfy(name -> assertThat(metrics).containsPattern("(?m)^" + name + "[ {]"));
    }
}
