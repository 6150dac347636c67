package io.fundsledger.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How far a ledger's log had got at one moment: the head of every partition, read at once. Checkpoints are a chain of
 * their own, in which each names the hash of the one before it. What exactly is signed is {@link CheckpointJson}'s to say.
 *
 * @param ledgerId which ledger
 * @param number 1, 2, 3 … without gap
 * @param time when it was made, in microseconds; never before the one before it
 * @param heads of all partitions, in their order from 0
 * @param keyId of the key that signs it: {@link CheckpointKey#keyId}
 * @param previous {@link #hash} of the checkpoint before it, 64 hexadecimal digits; zeros in the first one
 */
public record Checkpoint(
        UUID ledgerId, long number, Instant time, List<CheckpointHead> heads, String keyId, String previous) {

    /** What the first checkpoint has as the hash before it. */
    public static final String NONE_BEFORE = "0".repeat(64);

    /** Throws IllegalArgumentException on what no ledger can make. */
    public Checkpoint {
        heads = List.copyOf(heads);
        require(number > 0, "checkpoints are numbered from 1");
        Require.instant(time);
        require(!heads.isEmpty(), "a log has partitions");
        for (var partition = 0; partition < heads.size(); partition++) {
            require(heads.get(partition).partition() == partition, "the heads are those of all partitions, in order");
        }
        require(Sha256.isHex(keyId), "a key's id is 64 hexadecimal digits");
        require(Sha256.isHex(previous), "a hash is 64 hexadecimal digits");
        require(
                (number == 1) == previous.equals(NONE_BEFORE),
                "the first checkpoint, and only that, has none before it");
    }

    /** How many events the log had, since positions have no gaps. */
    public long events() {
        return heads.stream().mapToLong(CheckpointHead::position).sum();
    }

    /** What the next checkpoint names as the one before it: SHA-256 of what is signed, in hexadecimal digits. */
    public String hash() {
        return Sha256.hex(CheckpointJson.signedBytes(this));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
