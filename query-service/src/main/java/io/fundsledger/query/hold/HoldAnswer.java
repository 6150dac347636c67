package io.fundsledger.query.hold;

import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hold on the wire; amounts are decimal strings with all decimals of the currency. */
@Schema(name = "Hold")
record HoldAnswer(
        UUID accountId,

        @Schema(description = "The account's version at which the hold was placed", example = "3")
        long holdId,

        @Schema(
                example = "captured",
                allowableValues = {"open", "captured", "released", "expired"})
        String status,

        @Schema(example = "15.00") String amount,

        @Schema(description = "What went out of it, once it is captured; the rest was released", example = "13.00")
        @Nullable String captured,

        @Schema(example = "EUR") String currency,

        @Schema(description = "From when on it counts no more; without it, it does not expire") @Nullable Instant expiresAt,

        Instant placedAt,

        @Schema(description = "When it stopped counting") @Nullable Instant endedAt,

        @Schema(
                description = "The account's version at which its end was recorded: of a capture, the entry",
                example = "4")
        @Nullable Long endedBy,

        @Nullable String category,
        @Nullable String description,
        @Nullable String counterparty,
        @Nullable String reference,
        @Nullable String reason,
        UUID eventId,

        @Schema(description = "Where the event that placed it is in the log", example = "5:1023")
        String position) {

    static HoldAnswer of(Hold hold, Currency currency) {
        var captured = hold.captured();
        return new HoldAnswer(
                hold.accountId(),
                hold.holdId(),
                hold.status(),
                new Money(hold.amount(), currency).toDecimal(),
                captured == null ? null : new Money(captured, currency).toDecimal(),
                currency.code(),
                hold.expiresAt(),
                hold.placedAt(),
                hold.endedAt(),
                hold.endedBy(),
                hold.category(),
                hold.description(),
                hold.counterparty(),
                hold.reference(),
                hold.reason(),
                hold.eventId(),
                hold.position().toString());
    }
}
