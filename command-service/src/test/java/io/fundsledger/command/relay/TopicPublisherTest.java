package io.fundsledger.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.events.EventOrigin;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** A broker that refuses one record for good must not get the next. */
@WithLocalStack(Component.KAFKA)
class TopicPublisherTest {

    private static final UUID LEDGER = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int REFUSED = 7;

    @Test
    void nothingIsPublishedAfterAnEventThatTheBrokerRefuses(StackSpace given) throws Exception {
        var space = given.another();
        try (var topic = new TopicInTest(space)) {
            // The broker refuses a record more than a day older than the others.
            var picky = new NewTopic(space.topic(), 1, (short) 1)
                    .configs(Map.of("message.timestamp.before.max.ms", beforeMax()));
            topic.admin.createTopics(List.of(picky)).all().get();
            var kafka = new RelayKafka(servers(space), servers(space), servers(space));
            try (var publisher = new TopicPublisher(kafka.newProducer(), space.topic())) {
                assertThatThrownBy(() -> publisher.publish(events(), () -> {})).isInstanceOf(RelayException.class);
                assertThatThrownBy(() -> publisher.publish(events().subList(REFUSED, 12), () -> {}))
                        .isInstanceOf(RelayException.class);
            }

            var positions = topic.unique().stream().map(RecordedEvent::position).toList();
            assertThat(positions).isSubsetOf(1L, 2L, 3L, 4L, 5L, 6L);
            topic.assertChained(1);
        }
    }

    /** Each almost fills a batch, so that one can be refused and not its neighbours. */
    private static List<RecordedEvent> events() {
        var events = new ArrayList<RecordedEvent>();
        var previous = HashChain.first(LEDGER, 0, 1);
        for (var position = 1; position <= 12; position++) {
            var event = event(position, position == REFUSED ? NOW.minus(Duration.ofDays(365)) : NOW)
                    .linkedAfter(previous);
            previous = event.hash();
            events.add(event);
        }
        return events;
    }

    private static RecordedEvent event(int position, Instant recordedAt) {
        return new RecordedEvent(
                LEDGER,
                0,
                position,
                new UUID(0, 1),
                position,
                new UUID(1, position),
                "account-opened",
                1,
                " ".repeat(100_000).getBytes(StandardCharsets.UTF_8),
                recordedAt,
                new EventOrigin("teller", null, null, null, null),
                new byte[0],
                new byte[0]);
    }

    private static String beforeMax() {
        var age = Duration.between(NOW, Instant.now()).plusDays(1);
        return Long.toString(age.toMillis());
    }

    private static Map<String, Object> servers(StackSpace space) {
        return Map.of("bootstrap.servers", space.bootstrapServers());
    }
}
