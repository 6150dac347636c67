package io.fundsledger.command.api.documentation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A page of checkpoints as it is shown. */
@Schema(name = "CheckpointPage")
public record CheckpointPageBody(
        List<Signed> items,
        @Schema(description = "absent on the last page") String nextCursor) {

    /** A checkpoint and its signature. */
    @Schema(name = "SignedCheckpoint")
    public record Signed(
            @Schema(description = "what is signed: this object, without blanks, its fields in this order")
            Checkpoint checkpoint,

            @Schema(description = "Ed25519, base64") String signature) {}

    /** What is signed. */
    @Schema(name = "Checkpoint")
    public record Checkpoint(
            @Schema(example = "funds-ledger-checkpoint/1") String format,
            @Schema(description = "UUID of the ledger") String ledgerid,
            @Schema(description = "1, 2, 3 … without gap") long number,
            @Schema(description = "when it was made") String time,
            @Schema(description = "how many the log has") int partitions,
            @Schema(description = "how many the log had") long events,

            @Schema(description = "of every partition, in order")
            List<Head> heads,

            @Schema(description = "of the key that has signed")
            String keyid,

            @Schema(description = "SHA-256 of what was signed before, zeros in the first one")
            String previous) {}

    /** The last event of a partition. */
    @Schema(name = "CheckpointHead")
    public record Head(
            int partition,

            @Schema(description = "0 where there is no event")
            long position,

            @Schema(description = "SHA-256, hexadecimal") String hash) {}
}
