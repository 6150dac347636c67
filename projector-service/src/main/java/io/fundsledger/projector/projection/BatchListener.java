package io.fundsledger.projector.projection;

import java.time.Duration;
import java.util.List;

/** Learns of every batch once it has been applied, and of what readers see now: in an index that may be less or more. */
interface BatchListener {
    void applied(List<ProjectedEvent> events, List<CheckpointMove> moves, Duration took);
}
