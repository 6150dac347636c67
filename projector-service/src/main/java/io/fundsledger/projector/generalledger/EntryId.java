package io.fundsledger.projector.generalledger;

import io.fundsledger.events.RecordedEvent;
import java.util.UUID;

/** An entry of a customer's account: the version at which it was made. */
record EntryId(UUID accountId, long version) {

    static EntryId of(RecordedEvent recorded) {
        return new EntryId(recorded.accountId(), recorded.accountVersion());
    }
}
