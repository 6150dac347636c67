package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.fundsledger.command.RunningCommandService;
import io.fundsledger.events.AccountPartitioner;
import io.fundsledger.events.EventLine;
import io.fundsledger.events.HashChain;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The past of an account and the log, over REST: one account with more events than the log is read in at a time. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class HistoryApiTest {

    private static final int DEPOSITS = 520;

    private static RunningCommandService service;
    private static String account;

    @BeforeAll
    static void startAndDeposit(StackSpace space) throws InterruptedException {
        service = RunningCommandService.start(space);
        var opened = service.post("/v1/accounts", """
                {"ownerId": "owner-1", "currency": "EUR", "overdraftLimit": "5"}""", "Idempotency-Key", "open");
        account = JsonPath.read(opened.body(), "$.accountId");
        try (var threads = Executors.newFixedThreadPool(32)) {
            threads.invokeAll(IntStream.range(0, DEPOSITS)
                    .<Callable<HttpResponse<String>>>mapToObj(number -> () -> deposit("deposit-" + number))
                    .toList());
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void replayingGivesWhatTheAccountIs() {
        var now = replay("");
        assertThat(JsonPath.<String>read(now, "$.accountId")).isEqualTo(account);
        assertThat(JsonPath.<String>read(now, "$.ownerId")).isEqualTo("owner-1");
        assertThat(JsonPath.<String>read(now, "$.status")).isEqualTo("open");
        assertThat(JsonPath.<String>read(now, "$.balance")).isEqualTo("520.00");
        assertThat(JsonPath.<String>read(now, "$.held")).isEqualTo("0.00");
        assertThat(JsonPath.<String>read(now, "$.available")).isEqualTo("525.00");
        assertThat(JsonPath.<String>read(now, "$.overdraftLimit")).isEqualTo("5.00");
        assertThat(JsonPath.<Integer>read(now, "$.version")).isEqualTo(DEPOSITS + 1);
    }

    @Test
    void replayingGivesWhatTheAccountWas() {
        assertThat(JsonPath.<String>read(replay("?atVersion=1"), "$.balance")).isEqualTo("0.00");
        var then = replay("?atVersion=301");
        assertThat(JsonPath.<String>read(then, "$.balance")).isEqualTo("300.00");
        var recordedAt = JsonPath.<String>read(then, "$.recordedAt");
        var asOf = replay("?asOf=" + recordedAt);
        assertThat(JsonPath.<String>read(asOf, "$.recordedAt")).isEqualTo(recordedAt);
        assertThat(JsonPath.<Integer>read(asOf, "$.version")).isGreaterThanOrEqualTo(301);
        var justBefore = Instant.parse(recordedAt).minusNanos(1_000);
        assertThat(JsonPath.<Integer>read(replay("?asOf=" + justBefore), "$.version"))
                .isLessThan(301);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            ?atVersion=0,                                    400, invalid-request
            ?atVersion=-1,                                   400, invalid-request
            ?atVersion=x,                                    400, invalid-request
            ?atVersion=,                                     400, invalid-request
            ?atVersion=1&atVersion=2,                        400, invalid-request
            ?atVersion=99999999999999999999,                 400, invalid-request
            ?atVersion=522,                                  404, version-not-reached
            ?asOf=2026-01-31,                                400, invalid-request
            ?asOf=%2B999999999-01-01T00:00:00Z,              400, invalid-request
            ?asOf=yesterday,                                 400, invalid-request
            ?asOf=1993-01-01T00:00:00Z,                      404, account-not-found
            ?atVersion=1&asOf=2026-01-31T00:00:00Z,          400, invalid-request
            ?version=1,                                      400, invalid-request
            """)
    void aReplayThatCannotBeIsRefused(String query, int status, String code) {
        assertProblem(service.get("/v1/accounts/" + account + "/replay" + query), status, code);
    }

    @Test
    void theEventsOfAnAccountComeInPages() {
        var versions = new ArrayList<String>();
        var page = service.get("/v1/accounts/" + account + "/events?limit=200");
        while (true) {
            versions.addAll(JsonPath.<List<String>>read(page.body(), "$.items[*].accountversion"));
            var next = page.headers().firstValue("Link");
            if (next.isEmpty()) {
                break;
            }
            assertThat(next.get()).contains("cursor=" + JsonPath.<String>read(page.body(), "$.nextCursor"));
            page = service.get(next.get().replaceAll("<(.*)>; rel=\"next\"", "$1"));
        }
        assertThat(versions)
                .isEqualTo(IntStream.rangeClosed(1, DEPOSITS + 1)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(page.body()).doesNotContain("nextCursor");
    }

    @Test
    void aPageMayBeginAnywhereAndBeEmpty() {
        var from = service.get("/v1/accounts/" + account + "/events?fromVersion=521")
                .body();
        assertThat(JsonPath.<List<String>>read(from, "$.items[*].accountversion"))
                .containsExactly("521");
        var beyond = service.get("/v1/accounts/" + account + "/events?fromVersion=5000");
        assertThat(beyond.statusCode()).isEqualTo(200);
        assertThat(beyond.body()).isEqualTo("{\"items\":[]}");
        assertProblem(service.get("/v1/accounts/" + UUID.randomUUID() + "/events"), 404, "account-not-found");
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=501", "limit=x", "fromVersion=0", "cursor=x", "from=1", "fromVersion=1&cursor=2"})
    void aPageThatCannotBeIsRefused(String query) {
        assertProblem(service.get("/v1/accounts/" + account + "/events?" + query), 400, "invalid-request");
    }

    @Test
    void theLogIsReadToItsEndAndItsChainHolds() {
        var partition = AccountPartitioner.partitionOf(UUID.fromString(account), 16);
        var log = service.get("/v1/log/" + partition);
        assertThat(log.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(log.body()).endsWith("\n");
        var events = log.body()
                .lines()
                .map(line -> EventLine.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(events).hasSize(DEPOSITS + 1);
        var before = HashChain.first(events.getFirst().ledgerId(), partition, 16);
        for (var i = 0; i < events.size(); i++) {
            assertThat(events.get(i).position()).isEqualTo(i + 1);
            assertThat(events.get(i).previousHash()).isEqualTo(before);
            assertThat(events.get(i).hash()).isEqualTo(HashChain.next(before, events.get(i)));
            before = events.get(i).hash();
        }
        assertThat(service.get("/v1/log/" + partition + "?fromPosition=521")
                        .body()
                        .lines())
                .hasSize(1);
        assertThat(service.get("/v1/log/" + partition + "?fromPosition=522").body())
                .isEmpty();
    }

    @Test
    void aStretchOfTheLogEndsWhereItIsToEnd() {
        var log = "/v1/log/" + AccountPartitioner.partitionOf(UUID.fromString(account), 16);
        assertThat(service.get(log + "?fromPosition=5&toPosition=510").body().lines())
                .hasSize(506)
                .allMatch(line -> !line.isEmpty());
        assertThat(service.get(log + "?fromPosition=5&toPosition=4").body()).isEmpty();
        assertThat(service.get(log + "?toPosition=5000").body().lines()).hasSize(DEPOSITS + 1);
        assertThat(service.get(log + "?toPosition=3&follow=true").body().lines())
                .as("following ends there too")
                .hasSize(3);
    }

    @Test
    void theLogSaysWhoseItIsAndHowFarItGoes() {
        var answer = service.get("/v1/log");
        assertThat(answer.statusCode()).isEqualTo(200);
        var partition = AccountPartitioner.partitionOf(UUID.fromString(account), 16);
        var last = EventLine.read(service.get("/v1/log/%d?fromPosition=521".formatted(partition))
                .body()
                .strip()
                .getBytes(StandardCharsets.UTF_8));
        var head = "$.heads[%d]".formatted(partition);
        assertThat(JsonPath.<String>read(answer.body(), "$.ledgerId"))
                .isEqualTo(last.ledgerId().toString());
        assertThat(JsonPath.<Integer>read(answer.body(), "$.partitions")).isEqualTo(16);
        assertThat(JsonPath.<String>read(answer.body(), "$.timeZone")).isEqualTo("UTC");
        assertThat(JsonPath.<String>read(answer.body(), "$.hashFormat")).isEqualTo("1");
        assertThat(JsonPath.<List<Integer>>read(answer.body(), "$.heads[*].partition"))
                .isEqualTo(IntStream.range(0, 16).boxed().toList());
        assertThat(JsonPath.<Integer>read(answer.body(), head + ".position")).isEqualTo(DEPOSITS + 1);
        assertThat(JsonPath.<String>read(answer.body(), head + ".hash"))
                .isEqualTo(HexFormat.of().formatHex(last.hash()));
        assertThat(Instant.parse(JsonPath.read(answer.body(), head + ".recordedAt")))
                .isEqualTo(last.recordedAt());
        var empty = "$.heads[%d]".formatted((partition + 1) % 16);
        assertThat(JsonPath.<Integer>read(answer.body(), empty + ".position")).isZero();
        assertThat(JsonPath.<String>read(answer.body(), empty + ".hash"))
                .isEqualTo(HexFormat.of().formatHex(HashChain.first(last.ledgerId(), (partition + 1) % 16, 16)));
        assertProblem(service.get("/v1/log?from=1"), 400, "invalid-request");
    }

    @ParameterizedTest
    @CsvSource({
        "16, 404, partition-not-found",
        "-1, 404, partition-not-found",
        "x, 404, partition-not-found",
        "007, 404, partition-not-found",
        "99999999999, 404, partition-not-found",
        "0?fromPosition=0, 400, invalid-request",
        "0?fromPosition=x, 400, invalid-request",
        "0?toPosition=0, 400, invalid-request",
        "0?follow=perhaps, 400, invalid-request",
        "16?follow=true, 404, partition-not-found",
        "0?from=1, 400, invalid-request"
    })
    void aPartitionThatIsNotThereIsNotRead(String partition, int status, String code) {
        assertProblem(service.get("/v1/log/" + partition), status, code);
    }

    private static HttpResponse<String> deposit(String key) {
        return service.post("/v1/accounts/" + account + "/deposits", """
                {"amount": "1", "currency": "EUR"}""", "Idempotency-Key", key);
    }

    private static String replay(String query) {
        var answer = service.get("/v1/accounts/" + account + "/replay" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Ledger-Position")).isPresent();
        return answer.body();
    }
}
