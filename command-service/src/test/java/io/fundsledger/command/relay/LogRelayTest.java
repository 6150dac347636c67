package io.fundsledger.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fundsledger.command.RunningCommandService;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** What the relay promises to whoever reads the topic, kept on a real broker. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class LogRelayTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void everythingRecordedIsPublishedInOrderWithItsChain(StackSpace given) {
        var space = given.another();
        try (var service = RunningCommandService.start(space);
                var topic = new TopicInTest(space)) {
            var account = open(service);
            for (var i = 0; i < 20; i++) {
                deposit(service, account, UUID.randomUUID().toString());
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(topic.unique()).hasSize(21));

            var events = topic.unique();
            assertThat(events).extracting(RecordedEvent::position).isEqualTo(upTo(21));
            assertThat(events).extracting(RecordedEvent::accountId).containsOnly(account);
            topic.assertChained(16);
        }
    }

    @Test
    void whatABrokerThatWasPausedMissedIsCaughtUpWithoutAGap(StackSpace given) {
        var space = given.another();
        var kafka = space.stack().process(Component.KAFKA);
        try (var service = RunningCommandService.start(space);
                var topic = new TopicInTest(space)) {
            var account = open(service);
            kafka.pause();
            try {
                for (var i = 0; i < 50; i++) {
                    deposit(service, account, UUID.randomUUID().toString());
                }
            } finally {
                kafka.resume();
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(topic.unique()).hasSize(51));
            topic.assertChained(16);
        }
    }

    @Test
    void aTopicThatWasDeletedIsFilledAgainFromTheFirstEvent(StackSpace given) throws Exception {
        var space = given.another();
        try (var service = RunningCommandService.start(space);
                var topic = new TopicInTest(space)) {
            var account = open(service);
            deposit(service, account, "before");
            await().atMost(SOON).untilAsserted(() -> assertThat(topic.unique()).hasSize(2));

            topic.admin.deleteTopics(List.of(space.topic())).all().get();
            deposit(service, account, "after");

            await().atMost(SOON)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(topic.unique()).hasSize(3));
            topic.assertChained(16);
        }
    }

    @Test
    void aLogThatIsBehindItsTopicPublishesNothingAndAcceptsNothing(StackSpace given) throws Exception {
        var space = given.another();
        try (var topic = new TopicInTest(space)) {
            try (var service = RunningCommandService.start(space)) {
                deposit(service, open(service), "recorded");
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(topic.unique()).hasSize(2));
            }
            restoreAnOlderStore(space);
            try (var service = RunningCommandService.start(space)) {
                var refused = service.post("/v1/accounts", ACCOUNT, "Idempotency-Key", "another");
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.body()).contains("log-behind-topic");
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            }
            assertThat(topic.unique()).hasSize(2);
        }
    }

    @Test
    void aTopicOfAnotherShapeKeepsTheServiceFromStarting(StackSpace given) throws Exception {
        var space = given.another();
        try (var topic = new TopicInTest(space)) {
            var wrong = new NewTopic(space.topic(), 3, (short) 1);
            topic.admin.createTopics(List.of(wrong)).all().get();

            assertThatThrownBy(() -> RunningCommandService.start(space).close())
                    .hasStackTraceContaining("has 3 partitions and must have 16");
        }
    }

    @Test
    void aTopicThatForgetsKeepsTheServiceFromStarting(StackSpace given) throws Exception {
        var space = given.another();
        try (var topic = new TopicInTest(space)) {
            var wrong = new NewTopic(space.topic(), 16, (short) 1).configs(Map.of("retention.ms", "1000"));
            topic.admin.createTopics(List.of(wrong)).all().get();

            assertThatThrownBy(() -> RunningCommandService.start(space).close())
                    .hasStackTraceContaining("retention.ms=1000 and must have -1");
        }
    }

    @Test
    void aTopicThatTakesNoFullBatchKeepsTheServiceFromStarting(StackSpace given) throws Exception {
        var space = given.another();
        try (var topic = new TopicInTest(space)) {
            var wrong = new NewTopic(space.topic(), 16, (short) 1)
                    .configs(Map.of("retention.ms", "-1", "max.message.bytes", "2500"));
            topic.admin.createTopics(List.of(wrong)).all().get();

            assertThatThrownBy(() -> RunningCommandService.start(space).close())
                    .hasStackTraceContaining("max.message.bytes=2500 and must take at least 262144");
        }
    }

    @Test
    void anotherInstanceGoesOnWhereOneHasEnded(StackSpace given) {
        var space = given.another();
        try (var topic = new TopicInTest(space);
                var second = startAfterFirstPublished(space, topic)) {
            var account = open(second);
            await().atMost(SOON).untilAsserted(() -> assertThat(topic.unique()).hasSize(2));
            assertThat(topic.unique()).extracting(RecordedEvent::accountId).contains(account);
            topic.assertChained(16);
        }
    }

    private static final String ACCOUNT = """
            {"ownerId": "owner-1", "currency": "EUR"}""";

    private static RunningCommandService startAfterFirstPublished(StackSpace space, TopicInTest topic) {
        try (var first = RunningCommandService.start(space)) {
            var second = RunningCommandService.start(space);
            open(first);
            await().atMost(SOON).untilAsserted(() -> assertThat(topic.unique()).hasSize(1));
            return second;
        }
    }

    /** The oldest copy there is: that from before the first event. */
    private static void restoreAnOlderStore(StackSpace space) throws SQLException {
        var store = space.eventStore();
        try (var owner = DriverManager.getConnection(store.jdbcUrl(), store.owner(), store.password());
                var statement = owner.createStatement()) {
            statement.execute("""
                    DO $$ BEGIN
                      EXECUTE (SELECT 'DROP TABLE ' || string_agg(quote_ident(tablename), ', ') || ' CASCADE'
                                 FROM pg_tables WHERE schemaname = 'public');
                    END $$;
                    DROP FUNCTION refuse_change, refill_hold_due""");
        }
    }

    private static UUID open(RunningCommandService service) {
        var id = UUID.randomUUID();
        var body = """
                {"accountId": "%s", "ownerId": "owner-1", "currency": "EUR"}""".formatted(id);
        assertThat(service.post("/v1/accounts", body, "Idempotency-Key", "open:" + id)
                        .statusCode())
                .isEqualTo(201);
        return id;
    }

    private static void deposit(RunningCommandService service, UUID account, String key) {
        var body = """
                {"amount": "10", "currency": "EUR"}""";
        var answer = service.post("/v1/accounts/" + account + "/deposits", body, "Idempotency-Key", key);
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private static List<Long> upTo(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }
}
