package io.fundsledger.command.api;

import io.fundsledger.command.lane.Outcome.Recorded;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a recorded command is answered with: where it is in the log, and what the account was right after it. */
record CommandAnswer(
        UUID accountId,

        @Schema(description = "the account's version after the command", example = "42")
        long version,

        @Schema(description = "where the command is in the log: partition and position", example = "5:1023")
        String position,

        Instant recordedAt,
        List<UUID> eventIds,

        @Schema(description = "the version of the entry that was made: its id", example = "42")
        long entryId,

        @Schema(description = "everything booked", example = "87.66")
        String balance,

        @Schema(
                description = "what may go out: the balance less open holds, and the overdraft limit",
                example = "187.66")
        String available,

        @Schema(description = "ISO 4217", example = "EUR") String currency) {

    static CommandAnswer of(Recorded recorded) {
        var account = recorded.account();
        return new CommandAnswer(
                recorded.accountId(),
                account.version(),
                recorded.position().toString(),
                recorded.recordedAt(),
                recorded.eventIds(),
                recorded.entryId(),
                account.balance().toDecimal(),
                account.availableAt(recorded.recordedAt()).toDecimal(),
                account.currency().code());
    }
}
