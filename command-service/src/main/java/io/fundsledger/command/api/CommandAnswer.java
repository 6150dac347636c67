package io.fundsledger.command.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fundsledger.command.lane.Outcome.Foreseen;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an accepted command is answered with: where it is in the log, and what the account was right after it. After a
 * dry run it is nowhere, and the account would be so.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommandAnswer(
        UUID accountId,

        @Schema(description = "the account's version after the command", example = "42")
        long version,

        @Schema(
                description = "where the command is in the log: partition and position; absent after a dry run",
                example = "5:1023")
        @Nullable String position,

        @Schema(description = "absent after a dry run") @Nullable Instant recordedAt,

        @Schema(description = "absent after a dry run") @Nullable List<UUID> eventIds,

        @Schema(description = "the version of the entry that was made: its id", example = "42")
        long entryId,

        @Schema(description = "everything booked", example = "87.66")
        String balance,

        @Schema(
                description = "what may go out: the balance less open holds, and the overdraft limit",
                example = "187.66")
        String available,

        @Schema(description = "ISO 4217", example = "EUR") String currency,

        @Schema(description = "true after a dry run, else absent") @Nullable Boolean dryRun) {

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
                account.currency().code(),
                null);
    }

    static CommandAnswer of(Foreseen foreseen) {
        var account = foreseen.account();
        return new CommandAnswer(
                foreseen.accountId(),
                account.version(),
                null,
                null,
                null,
                foreseen.entryId(),
                account.balance().toDecimal(),
                account.availableAt(foreseen.at()).toDecimal(),
                account.currency().code(),
                true);
    }
}
