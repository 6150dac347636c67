package io.fundsledger.query.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.AccountStory;
import io.fundsledger.query.AccountStory.Left;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.RunningQueryService.Answer;
import io.fundsledger.query.Views;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An explanation adds up, and says of a balance what the query of the balance says. */
@WithLocalStack(Component.POSTGRES)
class ExplanationTest {

    private static final AtomicInteger PARTITIONS = new AtomicInteger();
    private static final int LISTED_HOLDS = 100;
    private static final int TOLD_EVENTS = 50;

    private static Views views;
    private static RunningQueryService service;

    private final long seed = System.nanoTime();
    private AccountStory story;

    @BeforeAll
    static void start(StackSpace space) {
        views = new Views(space.views()).create();
        service = RunningQueryService.on(space.views());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void openAccount() {
        story = new AccountStory(views, new Random(seed), PARTITIONS.getAndIncrement());
    }

    @Test
    void anAccountThatHasJustBeenOpenedIsExplainedByThat() {
        var answer = explanation();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Ledger-Position")).isEqualTo(story.position().toString());
        assertThat(answer.body())
                .isEqualTo("""
                {"accountId":"%1$s","status":"open","currency":"EUR","version":1,"position":"%2$s","hash":"%4$s","available":"0.00",\
                "booked":"0.00","overdraftLimit":"0.00","held":"0.00","sum":"0.00 + 0.00 - 0.00 = 0.00",\
                "openHolds":{"count":0,"total":"0.00","items":[]},\
                "lastChange":{"recordedAt":"2026-03-10T12:00:00.000001Z",\
                "before":{"booked":"0.00","overdraftLimit":"0.00","held":"0.00","available":"0.00"},\
                "events":[{"version":1,"event":"account-opened","eventId":"%3$s","position":"%2$s","status":"open",\
                "change":{"booked":"0.00","overdraftLimit":"0.00","held":"0.00","available":"0.00"}}],\
                "complete":true,\
                "after":{"booked":"0.00","overdraftLimit":"0.00","held":"0.00","available":"0.00"}}}""".formatted(story.id(), story.position(), Views.eventId(story.id(), 1), hash()));
    }

    @Test
    void whateverHappenedTheExplanationAddsUp() {
        for (var event = 0; event < 400; event++) {
            story.happen();
            var explained = explanation().json();

            assertAgreesWithTheBalance(explained);
            assertAddsUp(explained);
            assertTellsTheLastChange(explained);
        }
    }

    /** Rows, holds and position are of one snapshot, so it adds up at any moment. */
    @Test
    void soItDoesWhileTheAccountChanges() throws Exception {
        var telling = CompletableFuture.runAsync(() -> story.happen(1_000), Thread.ofVirtual()::start);
        while (!telling.isDone()) {
            var answer = explanation();
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertAddsUp(answer.json());
            assertThat(answer.header("Ledger-Position")).isEqualTo(answer.text("/position"));
        }
        telling.get(1, TimeUnit.SECONDS);
    }

    @Test
    void ofManyHoldsTheNewestAreListedAndAllAreCounted() {
        for (var hold = 0; hold < LISTED_HOLDS + 5; hold++) {
            story.hold();
        }

        var explained = explanation().json();

        var holds = explained.path("openHolds");
        assertThat(holds.path("count").asInt()).isEqualTo(LISTED_HOLDS + 5);
        assertThat(holds.path("total").asString()).isEqualTo(story.last().held());
        assertThat(holds.path("items")).hasSize(LISTED_HOLDS);
        assertThat(holds.at("/items/0/holdId").asLong()).isEqualTo(story.last().version());
    }

    @Test
    void ofMuchThatWasRecordedAtOnceTheLastIsTold() {
        for (var event = 0; event < TOLD_EVENTS + 1; event++) {
            story.deposit(); // time stands still
        }

        var last = explanation().json().path("lastChange");

        assertThat(last.path("complete").asBoolean()).isFalse();
        assertThat(last.path("events")).hasSize(TOLD_EVENTS);
        assertThat(last.at("/before/booked").asString())
                .isEqualTo(story.left().get(1).balance());
        assertThat(last.at("/after/booked").asString()).isEqualTo(story.last().balance());
    }

    @Test
    void aHoldWhoseTimeIsOverIsToldApart() {
        story.hold();
        story.hold();
        var held = story.last().held();
        views.execute(
                "UPDATE accounts_g1.hold SET expires_at = '2026-03-10T12:00:00Z' WHERE account_id = ? AND hold_id = 2",
                story.id());
        views.execute("UPDATE accounts_g1.account SET expiring_holds = 1 WHERE account_id = ?", story.id());

        var explained = explanation().json();

        assertAgreesWithTheBalance(explained);
        assertThat(explained.at("/openHolds/count").asInt()).isEqualTo(1);
        assertThat(explained.at("/overdueHolds/count").asInt()).isEqualTo(1);
        assertThat(decimal(explained, "/held").add(decimal(explained, "/overdueHolds/total")))
                .isEqualTo(new BigDecimal(held));
        assertThat(decimal(explained, "/lastChange/after/available").add(decimal(explained, "/overdueHolds/total")))
                .isEqualTo(decimal(explained, "/available"));
    }

    @Test
    void whoHasItIsNotSentItAgainUntilItChanges() {
        story.happen(3);
        var tag = explanation().header("ETag");
        assertThat(tag).startsWith("\"4-%d-".formatted(story.openHolds()));
        assertThat(service.get(path(), "If-None-Match", tag).status()).isEqualTo(304);

        story.happen();

        assertThat(service.get(path(), "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void whatDoesNotAddUpIsNotAnExplanation() {
        story.happen(5);
        views.execute("UPDATE accounts_g1.account SET balance = balance + 1 WHERE account_id = ?", story.id());

        var answer = explanation();

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text("/code")).isEqualTo("internal-error");
    }

    @Test
    void anUnknownAccountIsNotFoundAndAPositionIsWaitedFor() {
        var unknown = service.get("/v1/accounts/" + UUID.randomUUID() + "/balance/explanation");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text("/code")).isEqualTo("account-not-found");

        var ahead = story.position().partition() + ":" + (story.position().position() + 1);
        var refused = service.get(path(), "Ledger-Min-Position", ahead, "Prefer", "wait=0");
        assertThat(refused.text("/code")).isEqualTo("position-not-reached");
        assertThat(service.get(path() + "?asOf=2026-01-01T00:00:00Z").status()).isEqualTo(400);
    }

    private void assertAgreesWithTheBalance(JsonNode explained) {
        var balance = service.get("/v1/accounts/" + story.id() + "/balance").json();
        assertThat(List.of("available", "held", "overdraftLimit", "version", "position", "status", "currency"))
                .allSatisfy(field -> assertThat(explained.path(field)).as(field).isEqualTo(balance.path(field)));
        assertThat(explained.path("booked")).isEqualTo(balance.path("balance"));
    }

    private void assertAddsUp(JsonNode explained) {
        var sum = decimal(explained, "/booked")
                .add(decimal(explained, "/overdraftLimit"))
                .subtract(decimal(explained, "/held"));
        assertThat(decimal(explained, "/available")).as("seed %d", seed).isEqualTo(sum);
        assertThat(explained.path("sum").asString())
                .isEqualTo("%s + %s - %s = %s"
                        .formatted(
                                explained.path("booked").asString(),
                                explained.path("overdraftLimit").asString(),
                                explained.path("held").asString(),
                                explained.path("available").asString()));
        assertThat(sum(explained.at("/openHolds/items"), "/amount"))
                .isEqualTo(decimal(explained, "/openHolds/total"))
                .isEqualTo(decimal(explained, "/held"));
        for (var figure : List.of("/booked", "/overdraftLimit", "/held", "/available")) {
            assertThat(decimal(explained, "/lastChange/before" + figure)
                            .add(sum(explained.at("/lastChange/events"), "/change" + figure)))
                    .as("seed %d, %s", seed, figure)
                    .isEqualTo(decimal(explained, "/lastChange/after" + figure))
                    .isEqualTo(decimal(explained, figure));
        }
    }

    private void assertTellsTheLastChange(JsonNode explained) {
        var last = story.last();
        var together = story.left().stream()
                .filter(left -> left.recordedAt().equals(last.recordedAt()))
                .toList();
        assertThat(explained
                        .at("/lastChange/events")
                        .valueStream()
                        .map(event -> event.path("event").asString()))
                .as("seed %d", seed)
                .containsExactlyElementsOf(together.stream().map(Left::event).toList());
        var event = explained.at("/lastChange/events/" + (together.size() - 1));
        assertThat(event.path("version").asLong()).isEqualTo(last.version());
        assertThat(event.path("position").asString()).isEqualTo(last.position());
        assertThat(event.path("eventId").asString())
                .isEqualTo(Views.eventId(story.id(), last.version()).toString());
        assertThat(event.path("entry").path("amount").asString("0.00"))
                .isEqualTo(event.at("/change/booked").asString());
        assertThat(explained.at("/lastChange/complete").asBoolean()).isTrue();
    }

    private String hash() {
        try {
            var position = story.position().toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(position));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static BigDecimal sum(JsonNode items, String pointer) {
        return items.valueStream().map(item -> decimal(item, pointer)).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private static BigDecimal decimal(JsonNode json, String pointer) {
        return new BigDecimal(json.at(pointer).asString());
    }

    private Answer explanation() {
        return service.get(path());
    }

    private String path() {
        return "/v1/accounts/" + story.id() + "/balance/explanation";
    }
}
