package io.fundsledger.command.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.PartitionHead;
import io.fundsledger.events.HashChain;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose log it is, and how far it goes. */
@Schema(name = "Log")
record LogAnswer(
        @Schema(description = "the ledger, as in every event's source")
        UUID ledgerId,

        @Schema(description = "how many partitions the log has", example = "16")
        int partitions,

        @Schema(description = "in whose days value dates default", example = "Europe/Prague")
        String timeZone,

        @Schema(description = "how hashes are computed; see docs/events", example = "1")
        String hashFormat,

        @Schema(description = "how far each partition goes, partitions ascending, all at one moment")
        List<Head> heads) {

    @Schema(name = "LogHead")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Head(
            @Schema(example = "5") int partition,

            @Schema(description = "of the last event; 0 where there is none", example = "1023")
            long position,

            @Schema(
                    description =
                            "of the last event, hexadecimal; where there is none, what the first has as previoushash")
            String hash,

            @Schema(description = "when the last event was recorded") @Nullable Instant recordedAt) {

        static Head of(PartitionHead head) {
            return new Head(
                    head.partition(),
                    head.position(),
                    HexFormat.of().formatHex(head.hash()),
                    head.position() == 0 ? null : head.recordedAt());
        }
    }

    static LogAnswer of(LedgerIdentity ledger, List<PartitionHead> heads) {
        return new LogAnswer(
                ledger.ledgerId(),
                ledger.partitions(),
                ledger.zone().getId(),
                Integer.toString(HashChain.FORMAT),
                heads.stream().map(Head::of).toList());
    }
}
