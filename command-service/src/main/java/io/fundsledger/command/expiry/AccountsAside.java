package io.fundsledger.command.expiry;

import io.fundsledger.command.expiry.Ending.Undecidable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accounts that cannot be decided, and are not asked again and again. For one thread. */
final class AccountsAside {

    private static final Logger LOG = LoggerFactory.getLogger(AccountsAside.class);
    private static final Duration FOR = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Map<UUID, Instant> until = new HashMap<>();

    boolean has(UUID accountId) {
        return until.containsKey(accountId);
    }

    /** Whoever has been aside for long enough by this instant is not any more. */
    void backAt(Instant now) {
        until.values().removeIf(end -> !now.isBefore(end));
    }

    void leave(List<Undecidable> failures, Instant now) {
        if (failures.isEmpty()) {
            return;
        }
        var first = failures.getFirst();
        LOG.warn(
                "overdue holds of {} accounts cannot be ended and are tried again in {}; the first is account {}",
                failures.size(),
                FOR,
                first.hold().accountId(),
                first.cause());
        failures.stream()
                .limit(Math.max(0, MOST - until.size()))
                .forEach(failure -> until.put(failure.hold().accountId(), now.plus(FOR)));
    }
}
