package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.events.CloudEventsBinding;
import io.fundsledger.events.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic as another team's consumer reads it. */
final class PublishedTopic {

    private static final String NAME = "ledger.account-events";
    private static final Duration RELAY_PATIENCE = Duration.ofSeconds(60);

    private final String bootstrapServers;

    PublishedTopic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Waits until the topic ends where the log does; then it holds the same events, each position once or repeated. */
    void assertHoldsAllOf(LedgerApi ledger) {
        for (var partition = 0; partition < RecordedLog.PARTITIONS; partition++) {
            var recorded = RecordedLog.read(ledger, partition);
            var number = partition;
            var published = await().atMost(RELAY_PATIENCE)
                    .until(() -> read(number), events -> events.size() >= recorded.size());
            Chain.assertUnbroken(published, partition);
            assertThat(published.subList(0, recorded.size()))
                    .extracting(RecordedEvent::eventId)
                    .isEqualTo(recorded.stream().map(RecordedEvent::eventId).toList());
        }
    }

    /** The events of a partition in the order of the topic; a repeat is dropped, if it is one. */
    List<RecordedEvent> read(int partition) {
        SequencedMap<Long, RecordedEvent> events = new TreeMap<>();
        for (var event : records(partition)) {
            var first = events.putIfAbsent(event.position(), event);
            if (first != null) {
                assertThat(event.hash()).as("repeat of " + first).isEqualTo(first.hash());
            } else {
                assertThat(event.position())
                        .as("no event came before its predecessor")
                        .isEqualTo(events.size());
            }
        }
        return List.copyOf(events.values());
    }

    private List<RecordedEvent> records(int partition) {
        var where = new TopicPartition(NAME, partition);
        try (var consumer =
                new KafkaConsumer<>(configuration(), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(where));
            consumer.seekToBeginning(List.of(where));
            var end = consumer.endOffsets(List.of(where)).getOrDefault(where, 0L);
            var events = new ArrayList<RecordedEvent>();
            while (consumer.position(where) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(published -> events.add(event(published)));
            }
            return events;
        }
    }

    private Map<String, Object> configuration() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
    }

    private static RecordedEvent event(ConsumerRecord<String, byte[]> published) {
        var headers = new HashMap<String, String>();
        for (Header header : published.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return CloudEventsBinding.read(published.key(), headers, published.value());
    }
}
