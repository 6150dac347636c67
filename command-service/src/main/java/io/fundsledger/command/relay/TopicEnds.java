package io.fundsledger.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.events.CloudEventsBinding;
import io.fundsledger.events.RecordedEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first and the last record of each partition: Kafka itself says how far the relay got. */
final class TopicEnds {

    private static final Logger LOG = LoggerFactory.getLogger(TopicEnds.class);

    private final Consumer<String, byte[]> consumer;
    private final RelayedTopic relayed;
    private final String topic;
    private final Duration timeout;

    TopicEnds(Consumer<String, byte[]> consumer, RelayedTopic relayed, Duration timeout) {
        this.consumer = consumer;
        this.relayed = relayed;
        this.topic = relayed.name();
        this.timeout = timeout;
    }

    /** The last event of each given partition that has one. */
    Map<Integer, RecordedEvent> last(Collection<Integer> partitions) {
        var offsets = offsets(partitions);
        offsets.values().removeIf(range -> range.end <= range.start);
        return readOneEach(offsets, range -> range.end - 1);
    }

    /**
     * A partition that does not begin with position 1 was made anew while events were on their way to its predecessor;
     * what it holds is in the log too, which is made sure of, and is cleared away so that it can be filled from the first
     * event on.
     */
    void clearUnlessFromTheBeginning(Collection<Integer> partitions, TailComparison log) {
        var offsets = offsets(partitions);
        offsets.values().removeIf(range -> range.end <= range.start);
        var wrong = readOneEach(offsets, range -> range.start).values().stream()
                .filter(first -> first.position() != 1)
                .toList();
        if (wrong.isEmpty()) {
            return;
        }
        wrong.forEach(log::require);
        last(partitions).values().forEach(log::require);
        LOG.warn("the topic {} does not begin with the first event in {}: filled anew", topic, wrong);
        var beforeOffset = new HashMap<TopicPartition, Long>();
        for (var first : wrong) {
            var partition = new TopicPartition(topic, first.partition());
            offsets.computeIfPresent(partition, (p, range) -> {
                beforeOffset.put(p, range.end);
                return range;
            });
        }
        relayed.clear(beforeOffset);
    }

    private Map<TopicPartition, Range> offsets(Collection<Integer> partitions) {
        var all = partitions.stream().map(p -> new TopicPartition(topic, p)).toList();
        try {
            var ends = consumer.endOffsets(all, timeout);
            var starts = consumer.beginningOffsets(all, timeout);
            var ranges = new HashMap<TopicPartition, Range>();
            all.forEach(p -> ranges.put(p, new Range(starts.getOrDefault(p, 0L), ends.getOrDefault(p, 0L))));
            return ranges;
        } catch (KafkaException failure) {
            throw new RelayException("cannot read the ends of " + topic, failure);
        }
    }

    private Map<Integer, RecordedEvent> readOneEach(Map<TopicPartition, Range> ranges, Function<Range, Long> offset) {
        var found = new HashMap<Integer, RecordedEvent>();
        var giveUpAt = System.nanoTime() + timeout.toNanos();
        try {
            consumer.assign(ranges.keySet());
            ranges.forEach((p, range) -> consumer.seek(p, offset.apply(range)));
            while (found.size() < ranges.size()) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    found.putIfAbsent(record.partition(), event(record));
                    consumer.pause(Set.of(new TopicPartition(topic, record.partition())));
                }
                if (System.nanoTime() - giveUpAt > 0) {
                    throw new RelayException("the ends of %s could not be read in time".formatted(topic));
                }
            }
            return found;
        } catch (KafkaException failure) {
            throw new RelayException("cannot read the ends of " + topic, failure);
        } finally {
            consumer.assign(List.of());
        }
    }

    private static RecordedEvent event(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return CloudEventsBinding.read(record.key(), headers, record.value());
    }

    private record Range(long start, long end) {}
}
