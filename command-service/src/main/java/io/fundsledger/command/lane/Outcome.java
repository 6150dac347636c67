package io.fundsledger.command.lane;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Refusal;
import io.fundsledger.events.LogPosition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How a command ended. */
public sealed interface Outcome {

    /**
     * It is in the log.
     *
     * @param account the account after the command's last event
     * @param position of the command's last event
     * @param eventIds of all its events, in order
     * @param entryId the version of the entry that it made
     * @param replayed whether it had been recorded by an earlier request with the same key
     */
    record Recorded(
            UUID accountId,
            Account.Known account,
            LogPosition position,
            Instant recordedAt,
            List<UUID> eventIds,
            long entryId,
            boolean replayed)
            implements Outcome {

        /** The same, as the answer to a later request with the same key. */
        public Recorded asReplay() {
            return new Recorded(accountId, account, position, recordedAt, eventIds, entryId, true);
        }
    }

    /** Nothing was recorded, and the key is as free as before. */
    record Refused(Refusal refusal) implements Outcome {}
}
