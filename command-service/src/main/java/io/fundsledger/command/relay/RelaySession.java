package io.fundsledger.command.relay;

import io.fundsledger.command.log.RelayedLog;
import io.fundsledger.events.RecordedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** One stretch of relaying: begins at the tail of the topic, and ends with the first thing that goes wrong. */
public final class RelaySession implements AutoCloseable {

    private final RelayedLog log;
    private final RelayedTopic topic;
    private final String topicId;
    private final TopicEnds ends;
    private final TopicPublisher publisher;
    private final RelaySettings settings;
    private final Map<Integer, Long> cursors = new HashMap<>();

    /**
     * Begins nothing yet: {@link #compare} comes first.
     *
     * @param topicId of the topic as it is now
     * @param consumer reads the ends of the topic
     * @param producer is closed with the session
     */
    public RelaySession(
            RelayedLog log,
            RelayedTopic topic,
            String topicId,
            Consumer<String, byte[]> consumer,
            Producer<String, byte[]> producer,
            RelaySettings settings) {
        this.log = log;
        this.topic = topic;
        this.topicId = topicId;
        this.ends = new TopicEnds(consumer, topic, settings.brokerTimeout());
        this.publisher = new TopicPublisher(producer, topic.name());
        this.settings = settings;
    }

    /** Compares every partition, relayed here or elsewhere: a log behind its topic must be noticed by all. */
    public void compare(int partitions) {
        var tails = ends.last(IntStream.range(0, partitions).boxed().toList());
        var comparison = new TailComparison(log);
        tails.values().forEach(comparison::require);
    }

    /** Takes free partitions, and sees that locks and topic are still what they were. */
    public void upkeep() {
        var now = topic.id();
        if (now.isEmpty() || !now.get().equals(topicId)) {
            throw new RelayException("the topic %s has been deleted or made anew".formatted(topic.name()));
        }
        var taken = log.acquireFree();
        if (!taken.isEmpty()) {
            beginAtTail(taken);
        }
    }

    /** Publishes what is new; returns how many events that were. */
    public int relay(Runnable whileWaiting) {
        List<RecordedEvent> events = log.read(cursors, settings.eventsPerRead());
        if (!events.isEmpty()) {
            publisher.publish(events, whileWaiting);
            events.forEach(event -> cursors.put(event.partition(), event.position()));
        }
        return events.size();
    }

    Map<Integer, Long> cursors() {
        return cursors;
    }

    @Override
    public void close() {
        publisher.close();
    }

    private void beginAtTail(Collection<Integer> partitions) {
        var comparison = new TailComparison(log);
        ends.clearUnlessFromTheBeginning(partitions, comparison);
        var tails = ends.last(partitions);
        for (var partition : partitions) {
            var tail = tails.get(partition);
            if (tail != null) {
                comparison.require(tail);
            }
            cursors.put(partition, tail == null ? 0L : tail.position());
        }
    }
}
