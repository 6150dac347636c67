package io.fundsledger.command.lane;

import io.fundsledger.command.log.PartitionHead;
import io.fundsledger.events.RecordedEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The last events of the locked partitions, moving on as the batch adds events (invariants 3, 6 and 7). */
final class BatchHeads {

    private final Map<Integer, PartitionHead> heads;

    BatchHeads(Map<Integer, PartitionHead> heads) {
        this.heads = new HashMap<>(heads);
    }

    PartitionHead of(int partition) {
        var head = heads.get(partition);
        if (head == null) {
            throw new IllegalStateException("partition %d is not locked by this batch".formatted(partition));
        }
        return head;
    }

    Collection<PartitionHead> all() {
        return heads.values();
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

    Map<Integer, Long> positions() {
        var positions = new HashMap<Integer, Long>();
        heads.forEach((partition, head) -> positions.put(partition, head.position()));
        return positions;
    }
}
