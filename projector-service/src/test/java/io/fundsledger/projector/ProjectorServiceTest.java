package io.fundsledger.projector;

import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.opened;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.projection.EventTraces;
import io.fundsledger.projector.projection.PublishedLog;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as an operator sees it. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA, Component.ELASTICSEARCH})
class ProjectorServiceTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static PublishedLog log;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start(StackSpace space) {
        log = new PublishedLog(space.bootstrapServers(), space.topic(), 4).createTopic();
        var account = log.accountIn(2);
        log.publish(account, opened("DE-1"));
        log.publish(account, deposited("1.00"));
        service = new SpringApplicationBuilder(ProjectorServiceApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + space.views().jdbcUrl(),
                        "--spring.datasource.password=" + space.views().password(),
                        "--spring.kafka.bootstrap-servers=" + space.bootstrapServers(),
                        "--spring.elasticsearch.uris=" + space.elasticsearchUrl(),
                        "--ledger.topic=" + space.topic(),
                        "--ledger.consumer-group-prefix=" + space.topic(),
                        "--ledger.search.index-prefix=" + space.indexPrefix(),
                        "--ledger.cors.allowed-origins=http://localhost:*");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> projection("accounts").path("lagEvents").asLong() == 0
                        && partition("accounts", 2).path("position").asLong() == 2);
    }

    @AfterAll
    static void stop() {
        service.close();
        log.close();
    }

    @Test
    void everyProjectionTellsWhereItIs() throws Exception {
        var accounts = projection("accounts");
        assertThat(accounts.path("state").asString()).isEqualTo("running");
        assertThat(accounts.path("generation").asInt()).isPositive();
        assertThat(accounts.path("lagSeconds").asDouble()).isZero();
        assertThat(accounts.path("partitions").size()).isEqualTo(4);
        var partition = partition("accounts", 2);
        assertThat(partition.path("state").asString()).isEqualTo("following");
        assertThat(partition.path("offset").asLong()).isEqualTo(2);
        assertThat(partition.path("endOffset").asLong()).isEqualTo(2);
    }

    @Test
    void healthSaysThatTheViewsFollowTheLog() throws Exception {
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        var health = get("/actuator/health");
        assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
        assertThat(json(health)
                        .at("/components/projections/details/accounts/state")
                        .asString())
                .isEqualTo("running");
    }

    @Test
    void everyMetricOfTheOperatorsGuideIsThere() throws Exception {
        var guide = Files.readString(Path.of(System.getProperty("ledger.home"), "docs", "operations.md"));
        var section = guide.substring(guide.indexOf("### projector-service"));
        var end = section.indexOf("\n#", 1);
        var names = Pattern.compile("`(ledger_[a-z_]+)`")
                .matcher(end < 0 ? section : section.substring(0, end))
                .results()
                .map(match -> match.group(1))
                .toList();
        var exposed = get("/actuator/prometheus").body();
        assertThat(names)
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(name ->
                        assertThat(exposed).containsPattern("(?m)^" + name + "(_sum)?\\{.*projection=\"accounts\""));
    }

    @Test
    void everyMetricOfTheReconciliationIsThere() throws Exception {
        var guide = Files.readString(Path.of(System.getProperty("ledger.home"), "docs", "operations.md"));
        var section = guide.substring(guide.indexOf("### Reconciliation"), guide.indexOf("### query-service"));
        var names = Pattern.compile("`(ledger_reconciliation_[a-z_]+)")
                .matcher(section)
                .results()
                .map(match -> match.group(1))
                .toList();
        var exposed = get("/actuator/prometheus").body();
        assertThat(names).hasSize(5).allSatisfy(name -> assertThat(exposed).containsPattern("(?m)^" + name + "[ {]"));
    }

    @Test
    void whatGoesWrongIsAProblemDocument() throws Exception {
        var missing = get("/v1/nothing");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(missing).path("type").asString()).isEqualTo("urn:funds-ledger:problem:not-found");
        assertThat(json(missing).path("traceId").asString()).hasSize(32);
        var posted = send(
                HttpRequest.newBuilder(address("/v1/projections")).POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(json(posted).path("code").asString()).isEqualTo("method-not-allowed");
    }

    @Test
    void whatNoRequestCanMeanIsRefused() throws Exception {
        var parameter = get("/v1/projections?projection=accounts");
        assertThat(parameter.statusCode()).isEqualTo(400);
        assertThat(json(parameter).at("/errors/0/parameter").asString()).isEqualTo("projection");
        var id = get("/v1/projections/accounts/rebuilds/latest");
        assertThat(id.statusCode()).isEqualTo(400);
        assertThat(json(id).at("/errors/0/parameter").asString()).isEqualTo("id");
        assertThat(rawGet("/v1/projections?%zz=1")).startsWith("HTTP/1.1 400").contains("bad-request", "decoded");
        assertThat(rawGet("/v1/projections/%zz"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "urn:funds-ledger:problem:bad-request")
                .doesNotContain("<html", "Tomcat");
    }

    /** What no HTTP client sends. */
    private static String rawGet(String target) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), address("/").getPort())) {
            socket.setSoTimeout(20_000);
            var request = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(target);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /** All of them at once, over HTTP, as operators do. */
    @Test
    void everyProjectionIsRebuiltEqual() throws Exception {
        var names = json(get("/v1/projections"))
                .valueStream()
                .map(projection -> projection.path("name").asString())
                .toList();
        assertThat(names).contains("accounts", "spending", "general-ledger", "transactions");
        var locations = new ArrayList<String>();
        for (var name : names) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> partition(name, 2).path("position").asLong() == 2);
            var begun = post("/v1/projections/%s/rebuilds".formatted(name));
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
            assertThat(json(begun).path("phase").asString()).isEqualTo("loading");
            locations.add(begun.headers().firstValue("Location").orElseThrow());
        }
        for (var location : locations) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(json(get(location)).path("phase").asString())
                                    .as(get(location).body())
                                    .isEqualTo("switched"));
            assertThat(json(get(location)).at("/comparison/equal").asBoolean())
                    .as(get(location).body())
                    .isTrue();
            assertThat(json(get(location)).at("/comparison/tables").valueStream())
                    .anySatisfy(table ->
                            assertThat(table.path("rebuiltRows").asLong()).isPositive());
        }
        for (var name : names) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> projection(name).path("generation").asInt() == 2);
            assertThat(projection(name).at("/generations/0/role").asString()).isEqualTo("previous");
            assertThat(json(post("/v1/projections/%s/switch-back".formatted(name)))
                            .path("generation")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void whatCannotBeRebuiltIsRefusedWithAName() throws Exception {
        var unknown = post("/v1/projections/nothing/rebuilds");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).path("code").asString()).isEqualTo("projection-not-found");
        var never = get("/v1/projections/accounts/rebuilds/0197a8d2-0000-7000-8000-000000000000");
        assertThat(never.statusCode()).isEqualTo(404);
        assertThat(json(never).path("code").asString()).isEqualTo("rebuild-not-found");
        var malformed = get("/v1/projections/accounts/rebuilds/latest");
        assertThat(malformed.statusCode()).isEqualTo(400);
        var back = post("/v1/projections/nothing/switch-back");
        assertThat(back.statusCode()).isEqualTo(404);
    }

    @Test
    void aPageOfAnAllowedOriginMayAsk() throws Exception {
        var answer = send(HttpRequest.newBuilder(address("/v1/projections")).header("Origin", "http://localhost:5173"));
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("http://localhost:5173");
        var refused =
                send(HttpRequest.newBuilder(address("/v1/projections")).header("Origin", "https://elsewhere.example"));
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void theTraceOfACommandIsContinued() {
        var traces = new EventTraces(service.getBean(Tracer.class));
        try (var trace = traces.continueOne("try", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")) {
            assertThat(MDC.get("traceId")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        }
        assertThat(MDC.get("traceId")).isNull();
        try (var trace = traces.continueOne("try", "nonsense")) {
            assertThat(MDC.get("traceId")).hasSize(32);
        }
    }

    @Test
    void theApiIsDescribed() throws Exception {
        var document = json(get("/v3/api-docs"));
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/v1/projections",
                        "/v1/projections/{name}/rebuilds",
                        "/v1/projections/{name}/rebuilds/{id}",
                        "/v1/projections/{name}/rebuilds/{id}/switch",
                        "/v1/projections/{name}/rebuilds/{id}/cancel",
                        "/v1/projections/{name}/switch-back");
        var rebuild = document.path("paths").path("/v1/projections/{name}/rebuilds");
        assertThat(rebuild.path("get").path("responses").propertyNames())
                .containsExactlyInAnyOrder("200", "400", "404", "503");
        var refusals = rebuild.path("post").path("responses");
        assertThat(refusals.propertyNames()).containsExactlyInAnyOrder("202", "400", "404", "409", "503");
        assertThat(refusals.at("/409/description").asString()).contains("rebuild-under-way");
        assertThat(refusals.at("/503/description").asString())
                .contains("topic-unknown", "index-unavailable", "store-unavailable");
        assertThat(refusals.at("/409/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
    }

    private static JsonNode partition(String projection, int number) throws Exception {
        return projection(projection).path("partitions").path(number);
    }

    private static JsonNode projection(String name) throws Exception {
        return json(get("/v1/projections"))
                .valueStream()
                .filter(projection -> projection.path("name").asString().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)));
    }

    private static HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    private static URI address(String path) {
        return URI.create("http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port") + path);
    }
}
