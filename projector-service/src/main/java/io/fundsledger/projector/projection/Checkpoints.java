package io.fundsledger.projector.projection;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far each generation has come, one checkpoint a partition. Every method is part of the caller's transaction. */
public interface Checkpoints {

    /** Makes those that are missing, at position 0, and says for which partitions it did. */
    List<Integer> startMissing(Generation generation, Collection<Integer> partitions);

    /** What a generation has to heed before its next batch. */
    BuildOrder order(Generation generation);

    /** Notes, for whoever looks at it from elsewhere, why a partition does not go on; null: it does. */
    void stopped(Generation generation, int partition, @Nullable String why);

    /** Every checkpoint of a generation, whoever owns the partition. */
    List<Checkpoint> load(Generation generation);

    /**
     * Moves the checkpoints of a batch, or throws CheckpointTakenException: then the transaction must roll back. Once it
     * has committed, waiting readers are told. The commit does not wait for the disk: what a crash of the server takes
     * was never counted, since the checkpoint is gone with it.
     */
    void move(Generation generation, List<CheckpointMove> moves);
}
