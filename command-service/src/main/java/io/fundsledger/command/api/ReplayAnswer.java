package io.fundsledger.command.api;

import io.fundsledger.command.account.Account.Closed;
import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.account.Account.Opened;
import io.fundsledger.command.log.AccountHistory.Replayed;
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

    /** The account, with those holds that count at the given instant. */
    static ReplayAnswer of(UUID accountId, Replayed replayed, Instant at) {
        var account = replayed.account();
        return new ReplayAnswer(
                accountId,
                account.ownerId(),
                status(account),
                account.currency().code(),
                account.balance().toDecimal(),
                account.heldAt(at).toDecimal(),
                account.availableAt(at).toDecimal(),
                account.overdraftLimit().toDecimal(),
                account.version(),
                replayed.position().toString(),
                replayed.recordedAt());
    }

    private static String status(Known account) {
        return switch (account) {
            case Opened opened -> opened.frozen() ? "frozen" : "open";
            case Closed closed -> "closed";
        };
    }
}
