package io.fundsledger.query.statement;

import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry on the wire; what it has in common with a statement's line has the same name and meaning. */
@Schema(name = "Entry")
record EntryAnswer(
        UUID accountId,

        @Schema(description = "The account's version at which the entry was made", example = "3")
        long entryId,

        @Schema(
                example = "withdrawal",
                allowableValues = {"deposit", "withdrawal", "transfer-in", "transfer-out", "capture", "reversal"})
        String type,

        @Schema(description = "Signed", example = "-12.34") String amount,
        @Schema(example = "EUR") String currency,

        @Schema(description = "After this entry, in the order of recording", example = "87.66")
        String balance,

        LocalDate valueDate,
        LocalDate bookingDate,
        Instant recordedAt,

        @Schema(description = "Of a deposit or withdrawal", example = "card") @Nullable String channel,

        @Nullable UUID transferId,
        @Nullable UUID otherAccountId,

        @Schema(description = "The hold that was captured", example = "2") @Nullable Long holdId,

        @Schema(description = "The entry that this one undoes", example = "2") @Nullable Long reverses,

        @Schema(description = "The entry that undoes this one", example = "4") @Nullable Long reversedBy,

        @Nullable String category,
        @Nullable String description,
        @Nullable String counterparty,
        @Nullable String reference,
        @Nullable String reason,
        UUID eventId,

        @Schema(description = "Where the event is in the log", example = "5:1023")
        String position) {

    static EntryAnswer of(StatementLine line, Currency currency) {
        return new EntryAnswer(
                line.accountId(),
                line.version(),
                line.type(),
                new Money(line.amount(), currency).toDecimal(),
                currency.code(),
                new Money(line.balanceAfter(), currency).toDecimal(),
                line.valueDate(),
                line.bookingDate(),
                line.recordedAt(),
                line.channel(),
                line.transferId(),
                line.otherAccountId(),
                line.holdId(),
                line.reverses(),
                line.reversedBy(),
                line.category(),
                line.description(),
                line.counterparty(),
                line.reference(),
                line.reason(),
                line.eventId(),
                line.position().toString());
    }
}
