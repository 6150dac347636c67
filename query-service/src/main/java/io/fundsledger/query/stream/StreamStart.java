package io.fundsledger.query.stream;

import io.fundsledger.events.LogPosition;
import io.fundsledger.query.account.Account;
import io.fundsledger.query.api.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The position after which a stream begins, and who named it.
 *
 * @param position null is the end: the account as it is now comes first
 */
record StreamStart(@Nullable LogPosition position, boolean byHeader) {

    static final String LAST_EVENT_ID = "Last-Event-ID";

    /** The header prevails: a browser that connects again sends it to the address that it had first, parameters and all. */
    static StreamStart of(@Nullable String lastEventId, StreamFilter filter) {
        return lastEventId == null ? new StreamStart(filter.from(), false) : new StreamStart(parse(lastEventId), true);
    }

    private static LogPosition parse(String lastEventId) {
        try {
            return LogPosition.parse(lastEventId);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.invalidHeader(
                    LAST_EVENT_ID, "is not the id of an event of a stream, such as 5:1023");
        }
    }

    /** Refuses a position that is not of the account's log partition: nothing can be said to be after it. */
    void requireOf(Account account) {
        var partition = account.position().partition();
        if (position != null && position.partition() != partition) {
            var detail = "is not of log partition %d, where the account's events are".formatted(partition);
            throw byHeader
                    ? ProblemException.invalidHeader(LAST_EVENT_ID, detail)
                    : ProblemException.invalidParameter("from", detail);
        }
    }
}
