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
