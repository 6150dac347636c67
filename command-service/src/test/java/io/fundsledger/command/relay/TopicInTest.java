package io.fundsledger.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.events.CloudEventsBinding;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.LogPosition;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.localstack.StackSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic as another team reads it. */
final class TopicInTest implements AutoCloseable {

    final Admin admin;
    private final String topic;
    private final KafkaConsumer<String, byte[]> consumer;

    TopicInTest(StackSpace space) {
        topic = space.topic();
        Map<String, Object> servers = Map.of("bootstrap.servers", space.bootstrapServers());
        admin = Admin.create(servers);
        consumer = new KafkaConsumer<>(servers, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** All events from the beginning, repeats dropped; a gap stays a gap. */
    List<RecordedEvent> unique() {
        var events = new TreeMap<Integer, TreeMap<Long, RecordedEvent>>();
        for (var event : all()) {
            events.computeIfAbsent(event.partition(), p -> new TreeMap<>()).putIfAbsent(event.position(), event);
        }
        return events.values().stream()
                .flatMap(partition -> partition.values().stream())
                .toList();
    }

    /** As any consumer can: nothing missing, nothing changed, each event on the one before it. */
    void assertChained(int partitions) {
        var last = new HashMap<Integer, RecordedEvent>();
        for (var event : unique()) {
            var before = last.put(event.partition(), event);
            var previous =
                    before == null ? HashChain.first(event.ledgerId(), event.partition(), partitions) : before.hash();
            assertThat(event.logPosition())
                    .isEqualTo(new LogPosition(event.partition(), before == null ? 1 : before.position() + 1));
            assertThat(event.previousHash()).isEqualTo(previous);
            assertThat(event.hash()).isEqualTo(HashChain.next(previous, event));
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }

    private List<RecordedEvent> all() {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
        var ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var events = new ArrayList<RecordedEvent>();
        var giveUpAt = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
            consumer.poll(Duration.ofMillis(100)).forEach(record -> events.add(event(record)));
            assertThat(System.nanoTime()).isLessThan(giveUpAt);
        }
        return events;
    }

    private static RecordedEvent event(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return CloudEventsBinding.read(record.key(), headers, record.value());
    }
}
