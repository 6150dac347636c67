package io.fundsledger.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.LogPosition;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.AccountStory;
import io.fundsledger.query.AccountStory.Left;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in a stream: each change once and in order, wherever it was broken off. */
@WithLocalStack(Component.POSTGRES)
class AccountStreamTest {

    private static final AtomicInteger PARTITIONS = new AtomicInteger();

    private static Views views;
    private static RunningQueryService service;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @BeforeAll
    static void start(StackSpace space) {
        views = new Views(space.views()).create();
        service = RunningQueryService.on(space.views());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aStreamBeginsWithTheAccountAsItIs() throws Exception {
        var story = story().happen(5);
        try (var reader = StreamReader.of(service, path(story))) {
            assertThat(reader.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
            assertThat(reader.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(reader.headers().firstValue("Ledger-Position"))
                    .hasValue(story.position().toString());
            assertThat(reader.next().retry()).isEqualTo("1000");
            var event = reader.nextEvent();
            assertThat(event.name()).isEqualTo("account");
            assertThat(event.id()).isEqualTo(story.position().toString());
            assertThat(event.data())
                    .isEqualTo(service.get("/v1/accounts/" + story.id() + "/balance")
                            .body());

            story.happen();

            assertIs(reader.nextEvent(), story.last());
        }
    }

    @Test
    void everyChangeComesOnceAndInOrderWhateverItIs() throws Exception {
        var story = story();
        try (var reader = StreamReader.of(service, path(story) + "?from=" + before(story))) {
            var telling = CompletableFuture.runAsync(() -> story.happen(600), Thread.ofVirtual()::start);
            for (var version = 1; version <= 601; version++) {
                var event = reader.nextEvent();
                assertThat(event.json().path("version").asInt())
                        .as("seed %d", seed)
                        .isEqualTo(version);
                if (version == 300) {
                    telling.get(30, TimeUnit.SECONDS); // what was told before is read back, too
                }
                if (version > 300) {
                    assertIs(event, story.left().get(version - 1));
                }
            }
        }
    }

    /** However often the connection is lost, and wherever. */
    @Test
    void whoConnectsAgainMissesNothingAndGetsNothingTwice() throws Exception {
        var story = story();
        var telling = CompletableFuture.runAsync(() -> story.happen(1_000), Thread.ofVirtual()::start);
        var seen = new ArrayList<ServerEvent>();
        while (seen.size() < 1_001) {
            var lastId = seen.isEmpty() ? before(story) : seen.getLast().id();
            try (var reader = StreamReader.of(service, path(story), "Last-Event-ID", lastId)) {
                var upTo = Math.min(1_001, seen.size() + 1 + random.nextInt(100));
                while (seen.size() < upTo) {
                    seen.add(reader.nextEvent());
                }
            }
        }
        telling.get(30, TimeUnit.SECONDS);

        for (var i = 0; i < seen.size(); i++) {
            assertIs(seen.get(i), story.left().get(i));
        }
    }

    @Test
    void aLongHistoryIsReadFromAnyPlaceOfIt() throws Exception {
        var story = story().happen(1_500); // more than is read at once
        for (var place : List.of(0, 1, 255, 256, 257, 700, 1_499)) {
            var from = story.left().get(place);
            try (var reader = StreamReader.of(service, path(story) + "?from=" + from.position())) {
                for (var next = place + 1; next <= 1_500; next++) {
                    assertIs(reader.nextEvent(), story.left().get(next));
                }
            }
        }
    }

    @Test
    void theLastEventIdPrevailsOverWhereTheStreamFirstBegan() throws Exception {
        var story = story().happen(10);
        try (var reader = StreamReader.of(
                service,
                path(story) + "?from=" + before(story),
                "Last-Event-ID",
                story.left().get(7).position())) {
            assertIs(reader.nextEvent(), story.left().get(8));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5
            5:
            5:-1
            5:1023, 6:1
            five:1
            account
            """)
    void anIdThatIsNoneIsRefused(String id) {
        var story = story();

        var byHeader = service.get(path(story), "Last-Event-ID", id);
        var byParameter = service.get(path(story) + "?from=" + id.replace(" ", "%20"));

        assertThat(byHeader.status()).isEqualTo(400);
        assertThat(byHeader.text("/code")).isEqualTo("invalid-request");
        assertThat(byHeader.text("/errors/0/header")).isEqualTo("Last-Event-ID");
        assertThat(byParameter.status()).isEqualTo(400);
        assertThat(byParameter.text("/errors/0/parameter")).isEqualTo("from");
    }

    @Test
    void aPositionOfAnotherPartitionIsRefused() {
        var story = story();

        var byHeader = service.get(path(story), "Last-Event-ID", "999:1");
        var byParameter = service.get(path(story) + "?from=999:1");

        assertThat(byHeader.status()).isEqualTo(400);
        assertThat(byHeader.text("/errors/0/header")).isEqualTo("Last-Event-ID");
        assertThat(byHeader.text("/errors/0/detail"))
                .contains("log partition " + story.position().partition());
        assertThat(byParameter.status()).isEqualTo(400);
        assertThat(byParameter.text("/errors/0/parameter")).isEqualTo("from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"since=5:1", "from=", "from=1:1&from=1:2"})
    void otherParametersAreRefused(String query) {
        assertThat(service.get(path(story()) + "?" + query).status()).isEqualTo(400);
    }

    @Test
    void anUnknownAccountIsNotFound() {
        var answer = service.get("/v1/accounts/" + UUID.randomUUID() + "/stream", "Accept", "text/event-stream");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/code")).isEqualTo("account-not-found");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void whatTheViewDoesNotHoldYetIsWaitedForAndThenRefused() throws Exception {
        var story = story().happen(3);
        var position = story.position().position();
        var ahead = new LogPosition(story.position().partition(), position + 1).toString();

        var refused = service.get(path(story), "Last-Event-ID", ahead, "Prefer", "wait=0");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("/code")).isEqualTo("position-not-reached");
        assertThat(refused.header("Retry-After")).isEqualTo("1");

        var waiting = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return StreamReader.of(service, path(story), "Last-Event-ID", ahead, "Prefer", "wait=10");
                    } catch (Exception failed) {
                        throw new AssertionError(failed);
                    }
                },
                Thread.ofVirtual()::start);
        story.happen(2);
        var first = story.left().stream()
                .filter(left -> LogPosition.parse(left.position()).position() > position + 1)
                .findFirst()
                .orElseThrow();
        try (var reader = waiting.get(20, TimeUnit.SECONDS)) {
            assertIs(reader.nextEvent(), first);
        }
    }

    @Test
    void aStreamWhoseViewHasLostAChangeEndsAndSaysSo() throws Exception {
        var story = story().happen(3);
        try (var reader = StreamReader.of(service, path(story))) {
            assertIs(reader.nextEvent(), story.last());
            story.lose();
            story.deposit();

            var event = reader.nextEvent();

            assertThat(event.name()).isEqualTo("dropped");
            assertThat(event.id()).isEmpty();
            assertThat(event.json().path("reason").asString()).isEqualTo("incomplete");
        }
        assertThat(service.get("/actuator/prometheus").body())
                .contains("ledger_query_streams_dropped_total{reason=\"incomplete\"} 1.0");
    }

    @Test
    void whoAsksOnlyForTheHeadersGetsThem() {
        var story = story();

        var answer = service.send("HEAD", path(story));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void pagesOfAnotherOriginMayReadIt() throws Exception {
        try (var reader = StreamReader.of(service, path(story()), "Origin", "http://localhost:3000")) {
            assertThat(reader.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("http://localhost:3000");
            assertThat(reader.headers().firstValue("Access-Control-Expose-Headers"))
                    .hasValueSatisfying(exposed -> assertThat(exposed).contains("Ledger-Position", "Retry-After"));
        }
    }

    private void assertIs(ServerEvent event, Left left) {
        event.assertIs(left, seed);
    }

    private AccountStory story() {
        return new AccountStory(views, random, PARTITIONS.getAndIncrement());
    }

    private static String path(AccountStory story) {
        return "/v1/accounts/" + story.id() + "/stream";
    }

    private static String before(AccountStory story) {
        return story.position().partition() + ":0";
    }
}
