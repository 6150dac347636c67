package io.fundsledger.projector.projection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the checkpoints of a generation are to go once what was written to its index can be seen. Used by one thread at a time. */
final class Unseen {

    private final Map<Integer, CheckpointMove> moves = new TreeMap<>();
    private long since;

    void add(List<CheckpointMove> more) {
        if (moves.isEmpty()) {
            since = System.nanoTime();
        }
        more.forEach(move -> moves.merge(move.to().partition(), move, CheckpointMove::then));
    }

    /**
     * Whether a checkpoint among them is still at the beginning. That is where it is put, too, when an index is lost and made again: only
     * from anywhere else would it be noticed that what was written is gone.
     */
    boolean isFromTheBeginning() {
        return moves.values().stream().anyMatch(move -> move.from() == 0);
    }

    boolean isEmpty() {
        return moves.isEmpty();
    }

    /** Whether the first of it was written so long ago. */
    boolean isAsOldAs(Duration age) {
        return !moves.isEmpty() && System.nanoTime() - since >= age.toNanos();
    }

    /** One a partition. */
    List<CheckpointMove> moves() {
        return List.copyOf(moves.values());
    }

    void clear() {
        moves.clear();
    }
}
