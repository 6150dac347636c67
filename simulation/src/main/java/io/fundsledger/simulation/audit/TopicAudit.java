package io.fundsledger.simulation.audit;

import io.fundsledger.events.RecordedEvent;
import io.fundsledger.simulation.topic.InMemoryTopic;
import io.fundsledger.simulation.topic.TopicWitness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The topic is the beginning of the log, in order and without a gap; only repeats may be in between. */
public final class TopicAudit implements TopicWitness {

    private final LogAudit log;
    private final Map<Integer, List<RecordedEvent>> partitions = new HashMap<>();
    private boolean lateOnes;

    public TopicAudit(LogAudit log) {
        this.log = log;
    }

    /** What the topic holds of a partition, without repeats. */
    public List<RecordedEvent> partition(int partition) {
        return partitions.computeIfAbsent(partition, none -> new ArrayList<>());
    }

    /** Whether the topic has everything, and nothing else. */
    public boolean isWhole(int partition) {
        return partition(partition).size() == log.partition(partition).size();
    }

    /** Another topic took its place. */
    public void startOver() {
        partitions.clear();
    }

    /** Lets a late record arrive, which was sent from a log that may have been another since; false if there is none. */
    public boolean late(InMemoryTopic topic) {
        lateOnes = true;
        var arrived = topic.deliverLate();
        lateOnes = false;
        return arrived;
    }

    @Override
    public void appended(int partition, RecordedEvent event) {
        var before = partition(partition);
        var place = Math.toIntExact(event.position() - 1);
        Breach.unless(
                place <= before.size(),
                () -> "%s is in the topic after %d others: a gap".formatted(event, before.size()));
        var events = log.partition(partition);
        Breach.unless(
                lateOnes
                        || (place < events.size()
                                && Arrays.equals(events.get(place).hash(), event.hash())),
                () -> "%s was published, and is not what the log has there".formatted(event));
        if (place == before.size()) {
            before.add(event);
        } else {
            Breach.unless(
                    Arrays.equals(before.get(place).hash(), event.hash()),
                    () -> "%s was published where the topic has another event".formatted(event));
        }
    }

    @Override
    public void cleared(int partition) {
        partitions.remove(partition);
    }
}
