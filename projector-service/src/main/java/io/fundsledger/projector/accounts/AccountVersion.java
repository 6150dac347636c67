package io.fundsledger.projector.accounts;

import io.fundsledger.events.RecordedEvent;
import java.util.UUID;

/** One event of one account: the version is the id of the entry or hold that the event made. */
record AccountVersion(UUID accountId, long version) {

    static AccountVersion of(RecordedEvent recorded) {
        return new AccountVersion(recorded.accountId(), recorded.accountVersion());
    }
}
