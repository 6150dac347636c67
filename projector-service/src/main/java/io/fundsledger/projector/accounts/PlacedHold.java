package io.fundsledger.projector.accounts;

import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** A hold as the event that placed it says. */
record PlacedHold(RecordedEvent recorded, HoldPlaced event) {

    OpenHold open() {
        return new OpenHold(AccountVersion.of(recorded), event.amount(), event.expiresAt());
    }

    @Nullable PlainText text() {
        return event.text() == null ? null : event.text().readable();
    }
}
