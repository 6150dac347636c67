package io.fundsledger.projector.accounts;

import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What one event did to the balance.
 *
 * @param recorded the event
 * @param amount negative for a withdrawal
 * @param balanceAfter in the order of recording
 * @param text null if there is none, or none that can be read
 */
record StatementLine(
        RecordedEvent recorded,
        EntryType type,
        Money amount,
        Money balanceAfter,
        LocalDate valueDate,
        @Nullable String category,
        @Nullable PlainText text) {

    LocalDate bookingDate(ZoneId zone) {
        return LocalDate.ofInstant(recorded.recordedAt(), zone);
    }

    @Nullable String description() {
        return text == null ? null : text.description();
    }

    @Nullable String counterparty() {
        return text == null ? null : text.counterparty();
    }

    @Nullable String reference() {
        return text == null ? null : text.reference();
    }

    @Nullable String reason() {
        return text == null ? null : text.reason();
    }
}
