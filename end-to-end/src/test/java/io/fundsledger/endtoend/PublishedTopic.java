package io.fundsledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.CloudEventsBinding;
import io.fundsledger.events.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic as another team's consumer reads it. */
final class PublishedTopic {

    static final String NAME = "ledger.account-events";
    private static final Duration RELAY_PATIENCE = Duration.ofSeconds(60);
    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, RecordedLog.PARTITIONS)
            .mapToObj(number -> new TopicPartition(NAME, number))
            .toList();

    private final String bootstrapServers;

    PublishedTopic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Reads until the topic ends where the log does; then it holds the same events, each position once or repeated. */
    void assertHoldsAllOf(LedgerApi ledger) {
        var recorded = PARTITIONS.stream()
                .map(partition -> RecordedLog.read(ledger, partition.partition()))
                .toList();
        var published = readAtLeast(recorded.stream().mapToInt(List::size).sum());
        for (var partition = 0; partition < recorded.size(); partition++) {
            Chain.assertUnbroken(published.get(partition), partition);
            assertThat(ids(published.get(partition)))
                    .startsWith(ids(recorded.get(partition)).toArray(String[]::new));
        }
    }

    /** The events of each partition in the order of the topic; a repeat is dropped, if it is one. */
    private List<List<RecordedEvent>> readAtLeast(int count) {
        var partitions =
                PARTITIONS.stream().map(_ -> new ArrayList<RecordedEvent>()).toList();
        var deadline = System.nanoTime() + RELAY_PATIENCE.toNanos();
        try (var consumer =
                new KafkaConsumer<>(configuration(), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(PARTITIONS);
            consumer.seekToBeginning(PARTITIONS);
            while (partitions.stream().mapToInt(List::size).sum() < count) {
                assertThat(System.nanoTime()).as("the topic is behind the log").isLessThan(deadline);
                for (var published : consumer.poll(Duration.ofSeconds(1))) {
                    accept(event(published), partitions.get(published.partition()));
                }
            }
        }
        return List.copyOf(partitions);
    }

    private static void accept(RecordedEvent event, List<RecordedEvent> before) {
        var place = event.position() - 1;
        assertThat(place).as("no event came before its predecessor").isLessThanOrEqualTo(before.size());
        if (place == before.size()) {
            before.add(event);
        } else {
            var first = before.get((int) place);
            assertThat(event.hash()).as("repeat of " + first).isEqualTo(first.hash());
        }
    }

    private static List<String> ids(List<RecordedEvent> events) {
        return events.stream().map(event -> event.eventId().toString()).toList();
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
