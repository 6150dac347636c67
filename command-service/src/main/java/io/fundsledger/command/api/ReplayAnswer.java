package io.fundsledger.command.api;

import io.fundsledger.command.log.AccountHistory.Replayed;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.util.UUID;

/** An account as replaying its events gives it. */
record ReplayAnswer(
        UUID accountId,
        String ownerId,
        String status,
        String currency,
        String balance,
        String held,
        String available,
        String overdraftLimit,
        long version,
        String position,
        Instant recordedAt) {

    static ReplayAnswer of(UUID accountId, Replayed replayed) {
        var account = replayed.account();
        return new ReplayAnswer(
                accountId,
                account.ownerId(),
                "open",
                account.currency().code(),
                account.balance().toDecimal(),
                Money.zero(account.currency()).toDecimal(),
                account.available().toDecimal(),
                account.overdraftLimit().toDecimal(),
                account.version(),
                replayed.position().toString(),
                replayed.recordedAt());
    }
}
