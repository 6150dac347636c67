package io.fundsledger.command.lane;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.NotNow;
import io.fundsledger.events.LogPosition;
import io.fundsledger.events.RecordedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** How a command ended. */
public sealed interface Outcome {

    /**
     * It is in the log.
     *
     * @param account the command's own, after its last event there
     * @param position of that event
     * @param positions up to which the log holds all of the command's events, one a partition, the own account's first
     * @param eventIds of all its events, in order
     * @param entryId the version of the entry that it made
     * @param replayed whether it had been recorded by an earlier request with the same key
     */
    record Recorded(
            UUID accountId,
            Account.Known account,
            LogPosition position,
            List<LogPosition> positions,
            Instant recordedAt,
            List<UUID> eventIds,
            long entryId,
            boolean replayed)
            implements Outcome {

        /**
         * What became of a command.
         *
         * @param account its own, after its last event there
         * @param events all of the command's, its own account's first
         */
        static Recorded of(Account.Known account, List<RecordedEvent> events) {
            var own = events.getFirst().accountId();
            var last = events.stream()
                    .filter(event -> event.accountId().equals(own))
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            return new Recorded(
                    own,
                    account,
                    last.logPosition(),
                    lastOfPartitions(events),
                    last.recordedAt(),
                    events.stream().map(RecordedEvent::eventId).toList(),
                    last.accountVersion(),
                    false);
        }

        private static List<LogPosition> lastOfPartitions(List<RecordedEvent> events) {
            var positions = new LinkedHashMap<Integer, LogPosition>();
            events.forEach(event -> positions.put(event.partition(), event.logPosition()));
            return List.copyOf(positions.values());
        }

        /** The same, as the answer to a later request with the same key. */
        public Recorded asReplay() {
            return new Recorded(accountId, account, position, positions, recordedAt, eventIds, entryId, true);
        }

        /** The same, as the answer to a dry run. */
        Foreseen asForeseen() {
            return new Foreseen(accountId, account, recordedAt, entryId);
        }
    }

    /**
     * It would be recorded now; it was only asked.
     *
     * @param account the command's own, as it would be after its last event there
     * @param at when it was asked
     * @param entryId the version of the entry that it would make
     */
    record Foreseen(UUID accountId, Account.Known account, Instant at, long entryId) implements Outcome {}

    /** Nothing was recorded, and the key is as free as before. */
    record Refused(Refusal refusal) implements Outcome {}

    /** It could not be decided, through a fault of the service; nothing was recorded. */
    record Failed(RuntimeException cause) implements Outcome {}

    /** Whether the command is refused for now, and may be asked again as it is. */
    default boolean isNotNow() {
        return this instanceof Refused(var refusal) && refusal instanceof NotNow;
    }
}
