package io.fundsledger.events;

import io.fundsledger.events.CheckpointFinding.OtherLedger;
import io.fundsledger.events.CheckpointFinding.OtherPartitions;
import io.fundsledger.events.CheckpointFinding.Rewritten;
import io.fundsledger.events.CheckpointFinding.SignatureWrong;
import io.fundsledger.events.CheckpointFinding.TailCutOff;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Compares a log with a checkpoint of it, event by event, in constant space. First {@link #refusal}, which must be empty;
 * then {@link #see} for each event, and {@link #finding} for each partition after its last one.
 *
 * <p>It takes hashes on trust: whoever feeds it computes them, by {@link HashChain} from the first event of a partition
 * on. Only then does an equal hash at the checkpoint's position say that every event up to there is what it was.
 */
public final class CheckpointComparison {

    private final SignedCheckpoint signed;
    private final Checkpoint checkpoint;
    private final long[] ends;
    private final String[] hashes;

    public CheckpointComparison(SignedCheckpoint signed) {
        this.signed = signed;
        this.checkpoint = signed.checkpoint();
        this.ends = new long[checkpoint.heads().size()];
        this.hashes = new String[ends.length];
        Arrays.setAll(hashes, partition -> hex(HashChain.first(checkpoint.ledgerId(), partition, ends.length)));
    }

    /**
     * Why nothing can be said of this log by this checkpoint; empty if something can.
     *
     * @param key got from somebody else than who keeps the log
     * @param ledgerId which ledger the log says that it is of
     * @param partitions how many it says that it has
     */
    public Optional<CheckpointFinding> refusal(CheckpointKey key, UUID ledgerId, int partitions) {
        if (!key.keyId().equals(checkpoint.keyId())) {
            return Optional.of(new SignatureWrong(
                    "the checkpoint names the key %s, this is %s".formatted(checkpoint.keyId(), key.keyId())));
        }
        if (!key.accepts(signed)) {
            return Optional.of(new SignatureWrong("the key has not signed what the checkpoint says"));
        }
        if (!ledgerId.equals(checkpoint.ledgerId())) {
            return Optional.of(new OtherLedger(ledgerId, checkpoint.ledgerId()));
        }
        return partitions == ends.length ? Optional.empty() : Optional.of(new OtherPartitions(partitions, ends.length));
    }

    /**
     * Takes an event of the log; those of a partition in their order.
     *
     * @param hash as computed from all events of the partition up to this one
     */
    public void see(int partition, long position, byte[] hash) {
        ends[partition] = position;
        if (position == head(partition).position()) {
            hashes[partition] = hex(hash);
        }
    }

    /** The same of an event whose hash is written already. */
    public void see(CheckpointHead event) {
        see(event.partition(), event.position(), HexFormat.of().parseHex(event.hash()));
    }

    /** What is wrong with a partition of which every event was seen; empty if nothing is. */
    public Optional<CheckpointFinding> finding(int partition) {
        var head = head(partition);
        if (ends[partition] < head.position()) {
            return Optional.of(new TailCutOff(partition, ends[partition], head.position()));
        }
        return head.hash().equals(hashes[partition])
                ? Optional.empty()
                : Optional.of(new Rewritten(partition, head.position()));
    }

    private CheckpointHead head(int partition) {
        return checkpoint.heads().get(partition);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
