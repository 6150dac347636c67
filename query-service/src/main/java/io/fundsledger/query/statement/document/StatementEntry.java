package io.fundsledger.query.statement.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry in its place in a statement.
 *
 * @param entryId the account's version at which it was made
 * @param amount signed
 * @param balance after it, in the order of the statement
 * @param channel through what money came or went, of a deposit or withdrawal
 * @param holdId the hold that was captured
 * @param reverses the entry that this one undoes
 * @param reversedBy the entry that undoes this one, if it is one that the statement knows
 */
public record StatementEntry(
        long entryId,
        String type,
        BigDecimal amount,
        BigDecimal balance,
        LocalDate valueDate,
        LocalDate bookingDate,
        Instant recordedAt,
        @Nullable String channel,
        @Nullable UUID transferId,
        @Nullable UUID otherAccountId,
        @Nullable Long holdId,
        @Nullable Long reverses,
        @Nullable Long reversedBy,
        @Nullable String category,
        @Nullable String description,
        @Nullable String counterparty,
        @Nullable String reference,
        @Nullable String reason,
        UUID eventId) {

    public boolean isCredit() {
        return amount.signum() >= 0;
    }
}
