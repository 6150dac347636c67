package io.fundsledger.query.journal;

import io.fundsledger.events.LogPosition;
import io.fundsledger.events.money.Currency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A posting of the general ledger, and what its statement line says of it.
 *
 * @param accountId the customer's
 * @param version of the account: the entry's id
 * @param minor how much, in minor units of the currency
 */
record JournalEntry(
        UUID accountId,
        long version,
        String debited,
        String credited,
        Currency currency,
        long minor,
        LocalDate bookingDate,
        LocalDate valueDate,
        UUID eventId,
        LogPosition position,
        Details details) {

    /** What is only said, and not booked. */
    record Details(
            String type,
            @Nullable String category,
            @Nullable String description,
            @Nullable String counterparty,
            @Nullable String reference,
            @Nullable UUID transferId,
            @Nullable Long reverses) {}

    JournalPlace place() {
        return new JournalPlace(accountId, version);
    }

    String amount() {
        return BigDecimal.valueOf(minor, currency.decimals()).toPlainString();
    }
}
