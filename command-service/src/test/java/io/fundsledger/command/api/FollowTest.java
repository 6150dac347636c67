package io.fundsledger.command.api;

import static io.fundsledger.command.api.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.command.RunningCommandService;
import io.fundsledger.events.AccountPartitioner;
import io.fundsledger.events.HashChain;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Following the log: whoever does sees what is recorded as it commits, and costs little, whatever he does. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class FollowTest {

    private static final int SEATS = 4;
    private static final UUID ACCOUNT = UUID.fromString("0198db07-7c40-7a11-8f3e-2b6d0c9e4b01");
    private static final int PARTITION = AccountPartitioner.partitionOf(ACCOUNT, 16);

    @Test
    void whatIsRecordedComesAsItCommitsAndLinksToWhatCameBefore(StackSpace space) throws Exception {
        try (var service = start(space)) {
            open(service);
            try (var follower = Follower.of(service, PARTITION, 1)) {
                var before = follower.nextEvent();
                assertThat(before.position()).isEqualTo(1);
                for (var number = 0; number < 50; number++) {
                    deposit(service, "deposit-" + number);
                    var event = follower.nextEvent();
                    assertThat(event.position()).isEqualTo(before.position() + 1);
                    assertThat(event.previousHash()).isEqualTo(before.hash());
                    assertThat(event.hash()).isEqualTo(HashChain.next(before.hash(), event));
                    before = event;
                }
            }
        }
    }

    @Test
    void whatAnotherInstanceRecordsComesToo(StackSpace given) throws Exception {
        var space = given.another();
        try (var service = start(space);
                var other = start(space);
                var follower = Follower.of(service, PARTITION, 1)) {
            open(other);
            assertThat(follower.nextEvent().position()).isEqualTo(1);
            deposit(other, "deposit");
            assertThat(follower.nextEvent().position()).isEqualTo(2);
        }
    }

    @Test
    void anEmptyLineSaysThatNothingHappened(StackSpace given) throws Exception {
        var space = given.another();
        try (var service = start(space)) {
            open(service);
            try (var follower = Follower.of(service, PARTITION, 2)) {
                assertThat(follower.nextLine()).isEmpty();
                assertThat(follower.nextLine()).isEmpty();
                deposit(service, "deposit");
                assertThat(follower.nextEvent().position()).isEqualTo(2);
            }
        }
    }

    @Test
    void thereAreSoManySeatsAndWhoGoesMakesRoom(StackSpace given) throws Exception {
        var space = given.another();
        try (var service = start(space)) {
            var followers = new ArrayList<Follower>();
            for (var seat = 0; seat < SEATS; seat++) {
                followers.add(Follower.of(service, seat, 1));
                assertThat(followers.getLast().nextLine()).isEmpty();
            }
            var refused = service.get("/v1/log/0?follow=true");
            assertProblem(refused, 503, "too-many-followers");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(service.get("/v1/log/0").statusCode())
                    .as("reading without following")
                    .isEqualTo(200);
            open(service); // the pool has fewer connections than there are followers

            followers.getFirst().close();
            await().atMost(Duration.ofSeconds(20)).until(() -> isTaken(service));
            followers.forEach(Follower::close);
        }
    }

    @Test
    void whoTakesNothingIsDroppedAndTheReasonIsCounted(StackSpace given) throws Exception {
        var space = given.another();
        try (var service = start(space);
                var lazy = new Socket()) {
            open(service);
            depositAtOnce(service, 8_000);
            lazy.setReceiveBufferSize(4096);
            lazy.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
            lazy.getOutputStream()
                    .write("GET /v1/log/%d?follow=true HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                            .formatted(PARTITION)
                            .getBytes(StandardCharsets.US_ASCII));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> service.get("/actuator/prometheus")
                            .body()
                            .contains("ledger_log_followers_dropped_total{reason=\"slow\"} 1.0"));
        }
    }

    @Test
    void aServiceThatStopsEndsTheAnswerInGoodOrder(StackSpace given) throws Exception {
        var space = given.another();
        try (var service = start(space);
                var follower = Follower.of(service, PARTITION, 1)) {
            open(service);
            assertThat(follower.nextEvent().position()).isEqualTo(1);

            var stopped = CompletableFuture.runAsync(service::stop);
            follower.awaitEnd();
            stopped.get(15, TimeUnit.SECONDS);
        }
    }

    private static RunningCommandService start(StackSpace space) {
        return RunningCommandService.start(
                space,
                "--ledger.log-followers=" + SEATS,
                "--ledger.log-heartbeat=300ms",
                "--server.tomcat.connection-timeout=2s",
                "--spring.datasource.hikari.maximum-pool-size=2");
    }

    private static boolean isTaken(RunningCommandService service) throws InterruptedException {
        try (var follower = Follower.of(service, 0, 1)) {
            return follower.nextLine().isEmpty();
        } catch (AssertionError | IOException stillFull) {
            return false;
        }
    }

    private static void open(RunningCommandService service) {
        var opened = service.post("/v1/accounts", """
                {"accountId": "%s", "ownerId": "owner-1", "currency": "EUR"}""".formatted(ACCOUNT), "Idempotency-Key", "open");
        assertThat(opened.statusCode()).isEqualTo(201);
    }

    private static void deposit(RunningCommandService service, String key) {
        var deposited = service.post("/v1/accounts/" + ACCOUNT + "/deposits", """
                {"amount": "1", "currency": "EUR"}""", "Idempotency-Key", key);
        assertThat(deposited.statusCode()).isEqualTo(201);
    }

    private static void depositAtOnce(RunningCommandService service, int deposits) {
        var description = "x".repeat(400);
        var commands = IntStream.range(0, deposits)
                .mapToObj(number -> """
                        {"type": "deposit", "accountId": "%s", "idempotencyKey": "d-%d", "amount": "1", "currency": "EUR",
                         "description": "%s"}""".formatted(ACCOUNT, number, description))
                .collect(Collectors.joining(", "));
        var answer = service.post("/v1/commands", "{\"commands\": [" + commands + "]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("\"code\"");
    }
}
