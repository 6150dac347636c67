package io.fundsledger.projector.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a projection is in one log partition.
 *
 * @param position of the last event applied
 * @param nextOffset where the event after it is expected
 * @param recordedAt of the last event applied; null if there was none
 * @param waitingSince recorded time of an event that was read but is not applied yet; null if there is none
 * @param reason why it does not go on
 */
public record PartitionStatus(
        int partition,
        State state,
        long position,
        long nextOffset,
        @Nullable Instant recordedAt,
        @Nullable Instant waitingSince,
        @Nullable String reason) {

    public enum State {
        FOLLOWING,
        /** Reads the topic from its beginning, dropping what it has already applied. */
        REREADING,
        STOPPED
    }

    static PartitionStatus at(Checkpoint checkpoint, State state) {
        var last = checkpoint.last();
        var recordedAt = last == null ? null : last.recordedAt();
        // In a topic that it has not followed so far, no offset is known: no position n is before offset n - 1.
        var nextOffset = state == State.REREADING ? checkpoint.position() : checkpoint.nextOffset();
        return new PartitionStatus(
                checkpoint.partition(), state, checkpoint.position(), nextOffset, recordedAt, null, null);
    }

    PartitionStatus seen(Instant eventTime) {
        return waitingSince != null
                ? this
                : new PartitionStatus(partition, state, position, nextOffset, recordedAt, eventTime, reason);
    }

    PartitionStatus in(State newState, @Nullable String why) {
        return new PartitionStatus(partition, newState, position, nextOffset, recordedAt, waitingSince, why);
    }

    public boolean isStopped() {
        return state == State.STOPPED;
    }
}
