package io.fundsledger.events;

import java.util.UUID;

/** What is wrong between a log and a checkpoint of it; {@link #message} says it in one line. */
public sealed interface CheckpointFinding {

    String message();

    /** Nobody with the key that was given has signed this: whatever it says of the log counts for nothing. */
    record SignatureWrong(String why) implements CheckpointFinding {
        @Override
        public String message() {
            return "signature wrong: " + why;
        }
    }

    /** The log and the checkpoint are not of one ledger; or the ledger was founded anew in the place of the old one. */
    record OtherLedger(UUID log, UUID checkpoint) implements CheckpointFinding {
        @Override
        public String message() {
            return "other ledger: the log is of %s, the checkpoint of %s".formatted(log, checkpoint);
        }
    }

    /** The log has another number of partitions than the checkpoint saw. */
    record OtherPartitions(int log, int checkpoint) implements CheckpointFinding {
        @Override
        public String message() {
            return "other ledger: the log has %d partitions, the checkpoint %d".formatted(log, checkpoint);
        }
    }

    /** Events that the checkpoint saw are gone from the end of a partition. */
    record TailCutOff(int partition, long end, long seen) implements CheckpointFinding {
        @Override
        public String message() {
            return "tail cut off: partition %d ends at %d, the checkpoint saw %d".formatted(partition, end, seen);
        }
    }

    /** An event up to this position is not what it was. */
    record Rewritten(int partition, long position) implements CheckpointFinding {
        @Override
        public String message() {
            return "rewritten: hash at position %d of partition %d differs".formatted(position, partition);
        }
    }
}
