package io.fundsledger.projector.projection;

import java.util.List;

/** Tells those who look from elsewhere why partitions do not go on, whenever that has changed. */
final class NotedStops {

    private List<PartitionStatus> noted = List.of();

    void note(ProjectionStatus status, GenerationWriter writer) {
        var stopped = status.stoppedPartitions();
        if (!stopped.equals(noted)) {
            writer.stopped(stopped);
            noted = stopped;
        }
    }
}
