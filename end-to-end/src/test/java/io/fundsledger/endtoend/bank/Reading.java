package io.fundsledger.endtoend.bank;

import io.fundsledger.events.LogPosition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Balances that were asked for, and told.
 *
 * @param token what the answer had to hold at least
 * @param positions what the answer says that it holds
 */
public record Reading(
        Source source,
        Instant sent,
        Instant answered,
        List<LogPosition> token,
        List<LogPosition> positions,
        List<Figures> accounts) {

    /** Who told them. */
    public enum Source {
        /** query-service, all accounts in one snapshot. */
        VIEWS,
        /** command-service, one account, from the log itself. */
        REPLAY
    }

    /**
     * An account as it was shown.
     *
     * @param position of its last event
     */
    public record Figures(
            UUID accountId,
            String status,
            String currency,
            String balance,
            String held,
            String available,
            String overdraftLimit,
            long version,
            LogPosition position) {}
}
