package io.fundsledger.endtoend.bank;

import io.fundsledger.events.LogPosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How an attempt ended for the client. */
public sealed interface Answer {

    /**
     * Acknowledged: 200 or 201.
     *
     * @param tag the header ETag
     * @param positions the header Ledger-Position
     */
    record Recorded(
            int status,
            boolean replayed,
            String tag,
            List<LogPosition> positions,
            UUID accountId,
            long version,
            LogPosition position,
            Instant recordedAt,
            List<UUID> eventIds,
            long entryId,
            String balance,
            String available,
            String currency)
            implements Answer {}

    /**
     * 4xx.
     *
     * @param figures what the problem says beside what every problem has
     */
    record Refused(int status, String code, Map<String, String> figures) implements Answer {}

    /** None, or 5xx: the command may have been recorded, or may yet be. */
    record None(String why) implements Answer {}
}
