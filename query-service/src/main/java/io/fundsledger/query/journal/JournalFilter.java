package io.fundsledger.query.journal;

import io.fundsledger.query.api.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which transactions a journal has. */
record JournalFilter(
        @Parameter(description = "Only this customer's account") @Nullable UUID accountId,

        @Parameter(description = "First booking date, inclusive; without it from the first transaction on") @Nullable LocalDate from,

        @Parameter(description = "Last booking date, inclusive; without it up to the last transaction") @Nullable LocalDate to) {

    JournalFilter checked() {
        if (from != null && to != null && to.isBefore(from)) {
            throw ProblemException.invalidParameter("to", "is before from");
        }
        return this;
    }

    boolean holds(JournalEntry entry) {
        return (from == null || !entry.bookingDate().isBefore(from))
                && (to == null || !entry.bookingDate().isAfter(to));
    }
}
