package io.fundsledger.simulation.topic;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

/** Kafka's own consumer for tests, which finds in the topic what is there when it looks. */
public final class TopicConsumer extends MockConsumer<String, byte[]> {

    private static final int MOST_AT_ONCE = 6;

    private final InMemoryTopic topic;

    public TopicConsumer(InMemoryTopic topic) {
        super("none");
        this.topic = topic;
    }

    /** Gives it exactly these partitions, as the group's coordinator would. */
    public void assignTo(Collection<Integer> partitions) {
        rebalance(partitions.stream()
                .map(partition -> new TopicPartition(topic.name(), partition))
                .toList());
    }

    /** A real one forgets what was paused together with the assignment. */
    @Override
    public synchronized void assign(Collection<TopicPartition> places) {
        resume(paused());
        super.assign(places);
    }

    @Override
    public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
        updateBeginningOffsets(assignment().stream().collect(toMap(place -> place, this::start)));
        for (var place : assignment()) {
            if (!paused().contains(place)) {
                fetch(place);
            }
        }
        return super.poll(Duration.ZERO);
    }

    private void fetch(TopicPartition place) {
        var from = position(place);
        var end = Math.min(topic.end(place.partition()), from + MOST_AT_ONCE);
        for (var offset = Math.max(from, topic.start(place.partition())); offset < end; offset++) {
            addRecord(topic.at(place.partition(), offset));
        }
    }

    private long start(TopicPartition place) {
        return topic.start(place.partition());
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> places, Duration timeout) {
        return places.stream().collect(toMap(place -> place, place -> topic.end(place.partition())));
    }

    @Override
    public synchronized Map<TopicPartition, Long> beginningOffsets(
            Collection<TopicPartition> places, Duration timeout) {
        return places.stream().collect(toMap(place -> place, this::start));
    }
}
