package io.fundsledger.projector.projection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a generation has come in one log partition.
 *
 * @param position of the last event applied; 0 before the first
 * @param nextOffset where Kafka has, or will have, the event after it
 * @param last what identifies the last event applied; null before the first
 */
public record Checkpoint(
        int partition,
        long position,
        long nextOffset,
        @Nullable LastEvent last) {

    /**
     * The last event applied.
     *
     * @param topicId of the topic that the offset belongs to: a topic made anew has another
     * @param hash of the event, 32 bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals where it is compared
    public record LastEvent(UUID ledgerId, String topicId, byte[] hash, Instant recordedAt) {}

    public static Checkpoint start(int partition) {
        return new Checkpoint(partition, 0, 0, null);
    }

    static Checkpoint after(ProjectedEvent event, String topicId) {
        var recorded = event.recorded();
        var last = new LastEvent(recorded.ledgerId(), topicId, recorded.hash(), recorded.recordedAt());
        return new Checkpoint(recorded.partition(), recorded.position(), event.offset() + 1, last);
    }

    /** Of the last event applied; null before the first. */
    byte @Nullable [] hash() {
        return last == null ? null : last.hash();
    }

    /** Whether the offset means something in this topic. */
    boolean isOf(String topicId) {
        return last != null && last.topicId().equals(topicId);
    }
}
