package io.fundsledger.projector.projection;

import java.time.Duration;
import java.util.List;

/** Learns of every batch once it has committed. */
interface BatchListener {
    void applied(List<ProjectedEvent> events, List<CheckpointMove> moves, Duration took);
}
