package io.fundsledger.command.api;

import io.fundsledger.command.lane.Outcome.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a recorded command is answered with: where it is in the log, and what the account was right after it. */
record CommandAnswer(
        UUID accountId,
        long version,
        String position,
        Instant recordedAt,
        List<UUID> eventIds,
        long entryId,
        String balance,
        String available,
        String currency) {

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
                account.available().toDecimal(),
                account.currency().code());
    }
}
