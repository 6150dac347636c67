package io.fundsledger.projector.projection;

import java.time.Duration;
import java.util.List;

/**
 * Learns of every batch once it has been applied, and of the checkpoints that were moved for it. In an index these may come later:
 * then there are no moves, and afterwards those of several batches, perhaps without further events.
 */
interface BatchListener {
    void applied(List<ProjectedEvent> events, List<CheckpointMove> moves, Duration took);
}
