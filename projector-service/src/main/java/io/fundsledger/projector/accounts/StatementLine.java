package io.fundsledger.projector.accounts;

import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Money;
import io.fundsledger.projector.entry.Entry;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An entry on its account.
 *
 * @param recorded the event that made it
 * @param balanceAfter in the order of recording
 */
record StatementLine(RecordedEvent recorded, Entry entry, Money balanceAfter) {

    LocalDate bookingDate(ZoneId zone) {
        return LocalDate.ofInstant(recorded.recordedAt(), zone);
    }

    /** A part of the text; null if it is absent or cannot be read. */
    @Nullable String text(Function<PlainText, @Nullable String> part) {
        return entry.text() == null ? null : part.apply(entry.text());
    }

    BookedEntry booked() {
        return new BookedEntry(
                AccountVersion.of(recorded), entry.type(), entry.change().minor(), false);
    }
}
