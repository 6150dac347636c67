package io.fundsledger.projector.projection;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * What a batch does to the checkpoint of one partition.
 *
 * @param from the position that the checkpoint must still have
 * @param to where it is after the batch
 */
public record CheckpointMove(long from, Checkpoint to) {

    /** This one and the next of the same partition in one. */
    CheckpointMove then(CheckpointMove next) {
        return new CheckpointMove(from, next.to);
    }

    /** The moves that a batch needs: one a partition, from just before its first event to its last. */
    static List<CheckpointMove> of(List<ProjectedEvent> events, String topicId) {
        var moves = new LinkedHashMap<Integer, CheckpointMove>();
        for (var event : events) {
            var before = moves.get(event.partition());
            var from = before == null ? event.recorded().position() - 1 : before.from();
            moves.put(event.partition(), new CheckpointMove(from, Checkpoint.after(event, topicId)));
        }
        return List.copyOf(moves.values());
    }
}
