package io.fundsledger.command.account;

import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money to be booked.
 *
 * @param amount greater than zero
 * @param valueDate the day from which it counts; null is the day on which it is recorded
 * @param category what it is for
 * @param text free text, kept apart
 */
public record Entry(
        Money amount,
        @Nullable LocalDate valueDate,
        @Nullable String category,
        @Nullable PlainText text) {

    public Entry {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("an entry's amount is greater than zero, not " + amount);
        }
    }
}
