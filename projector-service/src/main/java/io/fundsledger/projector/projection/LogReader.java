package io.fundsledger.projector.projection;

import io.fundsledger.projector.projection.PartitionStatus.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the partitions that the consumer group gives to this instance. A partition is paused until it is placed at its
 * checkpoint; then it yields verified events until it breaks or is revoked. Used by one thread.
 */
final class LogReader implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

    /** A poll that takes longer has waited for what it brings. */
    private static final Duration AT_ONCE = Duration.ofMillis(2);

    private final Consumer<String, byte[]> consumer;
    private final String topic;
    private final ProjectionStatus status;
    private final EventTraces traces;
    private final Map<Integer, PartitionCursor> cursors = new HashMap<>();
    private final Map<Integer, BrokenLogException> broken = new TreeMap<>();
    private final Set<Integer> stopped = new HashSet<>();
    private final Map<Integer, Long> rereadAt = new HashMap<>();
    private final Set<Integer> held = new HashSet<>();
    private BuildOrder order = BuildOrder.NONE;
    private String topicId = "";
    private Duration pollTook = Duration.ZERO;

    LogReader(Consumer<String, byte[]> consumer, String topic, ProjectionStatus status, EventTraces traces) {
        this.consumer = consumer;
        this.topic = topic;
        this.status = status;
        this.traces = traces;
        consumer.subscribe(List.of(topic), this);
    }

    /** The partitions owned by this instance that wait for {@link #place}. */
    Set<Integer> unplaced() {
        var unplaced = new TreeSet<Integer>();
        for (var owned : consumer.assignment()) {
            if (!cursors.containsKey(owned.partition())) {
                unplaced.add(owned.partition());
            }
        }
        return unplaced;
    }

    /** Lets all partitions wait to be placed anew, also those that were stopped. */
    void forgetPlaces() {
        consumer.pause(consumer.assignment());
        cursors.clear();
        broken.clear();
        stopped.clear();
        held.clear();
    }

    /** Lets no event pass that has to wait, and goes on with those that need not wait any more. */
    void heed(BuildOrder newOrder) {
        order = newOrder;
        for (var waiting = held.iterator(); waiting.hasNext(); ) {
            var partition = waiting.next();
            if (!order.holds(partition, positionOf(partition))) {
                waiting.remove();
                consumer.resume(List.of(inTopic(partition)));
            }
        }
    }

    /** Whether everything that could be read has to wait. */
    boolean isHeld() {
        return !held.isEmpty() && held.size() == cursors.size() - stopped.size();
    }

    private long positionOf(int partition) {
        var cursor = cursors.get(partition);
        return cursor == null ? 0 : cursor.position();
    }

    /** Goes on from the checkpoints, or from the topic's beginning where a checkpoint is of another topic. */
    void place(Set<Integer> partitions, List<Checkpoint> checkpoints, Topic seen) {
        if (!topicId.equals(seen.id())) {
            topicId = seen.id();
            rereadAt.clear();
        }
        var ledger = FollowedLedger.of(checkpoints);
        for (var checkpoint : checkpoints) {
            if (partitions.contains(checkpoint.partition())) {
                cursors.put(checkpoint.partition(), new PartitionCursor(checkpoint, seen.partitions(), ledger));
                seek(checkpoint);
            }
        }
    }

    private void seek(Checkpoint checkpoint) {
        var place = inTopic(checkpoint.partition());
        if (checkpoint.isOf(topicId)) {
            consumer.seek(place, checkpoint.nextOffset());
            status.placed(checkpoint, State.FOLLOWING);
        } else {
            consumer.seekToBeginning(List.of(place));
            status.placed(checkpoint, checkpoint.position() == 0 ? State.FOLLOWING : State.REREADING);
        }
        consumer.resume(List.of(place));
    }

    /** The next events in order within each partition; where one breaks the log, those before it. */
    List<ProjectedEvent> read(Duration patience) {
        var records = poll(patience);
        var events = new ArrayList<ProjectedEvent>(records.count());
        for (var place : records.partitions()) {
            var cursor = cursors.get(place.partition());
            if (cursor != null && !isStopping(place.partition())) {
                readPartition(place, cursor, records.records(place), events);
            }
        }
        status.read(events);
        return events;
    }

    /** Whether what was read last came only while it was waited for. */
    boolean hasWaited() {
        return pollTook.compareTo(AT_ONCE) > 0;
    }

    private ConsumerRecords<String, byte[]> poll(Duration patience) {
        var began = System.nanoTime();
        try {
            return consumer.poll(patience);
        } catch (InvalidOffsetException lost) {
            LOG.warn("Reading from the beginning: {}", lost.getMessage());
            consumer.seekToBeginning(lost.partitions());
            lost.partitions().forEach(place -> status.rereading(place.partition(), "the offset is not in the topic"));
            return ConsumerRecords.empty();
        } finally {
            pollTook = Duration.ofNanos(System.nanoTime() - began);
        }
    }

    private boolean isStopping(int partition) {
        return broken.containsKey(partition) || stopped.contains(partition);
    }

    private void readPartition(
            TopicPartition place,
            PartitionCursor cursor,
            List<ConsumerRecord<String, byte[]>> records,
            List<ProjectedEvent> events) {
        try {
            for (var record : records) {
                var event = LedgerRecords.read(record);
                if (order.holds(place.partition(), event.position() - 1)) {
                    hold(place, record.offset());
                    return;
                }
                cursor.accept(event, record.offset()).ifPresent(events::add);
            }
        } catch (BrokenLogException why) {
            broken.put(place.partition(), why);
            consumer.pause(List.of(place));
        }
    }

    private void hold(TopicPartition place, long offset) {
        held.add(place.partition());
        consumer.seek(place, offset);
        consumer.pause(List.of(place));
    }

    /** Stops the partitions of events that cannot be applied. */
    void refuse(Map<Integer, UnprojectableEventException> refused) {
        refused.forEach((partition, why) -> {
            var origin = why.event().recorded().origin();
            try (var trace =
                    traces.continueOne("stop at " + why.event().recorded().logPosition(), origin.traceparent())) {
                stop(partition, why.reason());
            }
        });
    }

    /** Whether something was read that breaks the log. */
    boolean isBroken() {
        return !broken.isEmpty();
    }

    /**
     * After all that was read has been applied: stops the partitions that are broken unless reading them from the
     * beginning, once at any position, may help.
     */
    void settleBroken() {
        broken.forEach((partition, why) -> {
            var cursor = cursors.get(partition);
            if (cursor != null && !stopped.contains(partition)) {
                settle(partition, cursor, why);
            }
        });
        broken.clear();
    }

    private void settle(int partition, PartitionCursor cursor, BrokenLogException why) {
        var triedAt = rereadAt.put(partition, cursor.position());
        var alreadyTried = triedAt != null && triedAt == cursor.position();
        if (why.isCurableByRereading() && !alreadyTried) {
            reread(partition, why);
        } else {
            stop(partition, why.reason());
        }
    }

    private void reread(int partition, BrokenLogException why) {
        LOG.warn("Reading partition {} from the beginning once more: {}", partition, why.reason());
        status.rereading(partition, why.reason());
        consumer.seekToBeginning(List.of(inTopic(partition)));
        consumer.resume(List.of(inTopic(partition)));
    }

    private void stop(int partition, String why) {
        LOG.error("STOPPED {} in partition {}: {}", status.projection(), partition, why);
        stopped.add(partition);
        held.remove(partition);
        status.stopped(partition, why);
        consumer.pause(List.of(inTopic(partition)));
    }

    private TopicPartition inTopic(int partition) {
        return new TopicPartition(topic, partition);
    }

    /** Lets time pass without reading, and without being thrown out of the group. */
    void idle(Duration pause) {
        consumer.pause(consumer.assignment());
        consumer.poll(pause);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        // Any offset will do until the checkpoint is known: without one, poll would look for a committed offset.
        consumer.pause(assigned);
        assigned.forEach(place -> consumer.seek(place, 0));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        var partitions = revoked.stream().map(TopicPartition::partition).toList();
        cursors.keySet().removeAll(partitions);
        broken.keySet().removeAll(partitions);
        partitions.forEach(stopped::remove);
        partitions.forEach(held::remove);
        status.revoked(partitions);
    }
}
