package io.fundsledger.command.relay;

import io.fundsledger.command.log.LogTail;
import io.fundsledger.events.RecordedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;

/** One stretch of relaying: begins at the tail of the topic, and ends with the first thing that goes wrong. */
final class RelaySession {

    private final LogTail log;
    private final KeptTopic topic;
    private final String topicId;
    private final Admin admin;
    private final TopicEnds ends;
    private final TopicPublisher publisher;
    private final RelaySettings settings;
    private final Map<Integer, Long> cursors = new HashMap<>();

    RelaySession(
            LogTail log,
            KeptTopic topic,
            String topicId,
            Admin admin,
            TopicEnds ends,
            TopicPublisher publisher,
            RelaySettings settings) {
        this.log = log;
        this.topic = topic;
        this.topicId = topicId;
        this.admin = admin;
        this.ends = ends;
        this.publisher = publisher;
        this.settings = settings;
    }

    /** Compares every partition, relayed here or elsewhere: a log behind its topic must be noticed by all. */
    void compare(int partitions) {
        var tails = ends.last(IntStream.range(0, partitions).boxed().toList());
        var comparison = new TailComparison(log);
        tails.values().forEach(comparison::require);
    }

    /** Takes free partitions, and sees that locks and topic are still what they were. */
    void upkeep() {
        var now = topic.id(admin);
        if (now.isEmpty() || !now.get().equals(topicId)) {
            throw new RelayException("the topic %s has been deleted or made anew".formatted(topic.name()));
        }
        var taken = log.acquireFree();
        if (!taken.isEmpty()) {
            beginAtTail(taken);
        }
    }

    /** Publishes what is new; returns how many events that were. */
    int relay(Runnable whileWaiting) {
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
