package io.fundsledger.command.lane;

import io.fundsledger.command.log.PartitionHead;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The last event of each partition that this lane has ever seen. A log never gets shorter: one that has is an older copy
 * of the event store, which came back while this instance was running.
 */
final class SeenHeads {

    private final Map<Integer, PartitionHead> seen = new HashMap<>();

    /** Those of which it has seen something. */
    Set<Integer> partitions() {
        return seen.keySet();
    }

    /** Whether one of these heads is before what was there already, or another event at its place. */
    boolean areBeyond(Collection<PartitionHead> heads) {
        return heads.stream().anyMatch(this::isBeyond);
    }

    void saw(Collection<PartitionHead> heads) {
        heads.forEach(head -> seen.put(head.partition(), head));
    }

    private boolean isBeyond(PartitionHead head) {
        var last = seen.getOrDefault(head.partition(), head);
        return head.position() < last.position()
                || (head.position() == last.position() && !Arrays.equals(head.hash(), last.hash()));
    }
}
