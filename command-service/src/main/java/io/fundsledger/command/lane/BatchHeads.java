package io.fundsledger.command.lane;

import io.fundsledger.command.log.PartitionHead;
import io.fundsledger.events.RecordedEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The last events of the locked partitions, moving on as the batch adds events (invariants 3, 6 and 7). */
final class BatchHeads {

    private final Layer<Integer, PartitionHead> heads;

    private BatchHeads(Layer<Integer, PartitionHead> heads) {
        this.heads = heads;
    }

    static BatchHeads of(Map<Integer, PartitionHead> locked) {
        return new BatchHeads(Layer.of(locked));
    }

    PartitionHead of(int partition) {
        var head = heads.get(partition);
        if (head == null) {
            throw new IllegalStateException("partition %d is not locked by this batch".formatted(partition));
        }
        return head;
    }

    /** The given time, or that of the partition's last event if the clock is behind it. */
    Instant notBefore(int partition, Instant now) {
        var last = of(partition).recordedAt();
        return last.isAfter(now) ? last : now;
    }

    void moveTo(RecordedEvent event) {
        heads.put(
                event.partition(),
                new PartitionHead(event.partition(), event.position(), event.hash(), event.recordedAt()));
    }

    BatchHeads trial() {
        return new BatchHeads(heads.another());
    }

    void settle() {
        heads.settle();
    }

    /** Those of the batch itself; of a trial, those that it moved. */
    Collection<PartitionHead> all() {
        return heads.changes().values();
    }

    Map<Integer, Long> positions() {
        var positions = new HashMap<Integer, Long>();
        all().forEach(head -> positions.put(head.partition(), head.position()));
        return positions;
    }
}
