package io.fundsledger.command.log;

import io.fundsledger.events.CheckpointHead;
import java.util.List;

/**
 * All partitions of the log as one snapshot of the event store shows them: what commits together is in it together.
 *
 * @param heads the last event of each partition, in order of the partitions
 * @param earlier the events at the places that were asked for, as far as they are there
 */
public record LogCut(List<CheckpointHead> heads, List<CheckpointHead> earlier) {

    public long events() {
        return heads.stream().mapToLong(CheckpointHead::position).sum();
    }
}
