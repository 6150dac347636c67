package io.fundsledger.query.explanation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An explanation on the wire; amounts are decimal strings with all decimals of the currency. */
@Schema(name = "BalanceExplanation")
record ExplanationAnswer(
        UUID accountId,
        @Schema(example = "open") String status,
        @Schema(example = "EUR") String currency,

        @Schema(description = "How many events the account has", example = "3")
        long version,

        @Schema(description = "Where the account's last event is in the log", example = "5:1023")
        String position,

        @Schema(description = "The hash of that event, in hex, by which the answer ties to the log's chain")
        String hash,

        @Schema(description = "booked + overdraftLimit − held", example = "172.66")
        String available,

        @Schema(description = "Everything booked: the balance", example = "87.66")
        String booked,

        @Schema(example = "100.00") String overdraftLimit,

        @Schema(description = "What the open holds come to", example = "15.00")
        String held,

        @Schema(description = "The same, as a person would write it down", example = "87.66 + 100.00 - 15.00 = 172.66")
        String sum,

        OpenHolds openHolds,

        @Schema(description = "Holds whose time is over and whose event is still to come: they no longer count")
        @Nullable HoldTotal overdueHolds,

        LastChangeAnswer lastChange) {

    static ExplanationAnswer of(Explanation explanation) {
        var account = explanation.account();
        var figures = explanation.figures();
        return new ExplanationAnswer(
                account.accountId(),
                account.status(),
                account.currency().code(),
                account.version(),
                account.position().toString(),
                explanation.hash(),
                figures.available().toDecimal(),
                figures.booked().toDecimal(),
                figures.overdraftLimit().toDecimal(),
                figures.held().toDecimal(),
                figures.sum(),
                OpenHolds.of(explanation),
                HoldTotal.overdue(explanation),
                LastChangeAnswer.of(explanation.lastChange()));
    }

    @Schema(name = "OpenHolds")
    record OpenHolds(
            @Schema(description = "How many there are", example = "1")
            int count,

            @Schema(description = "What all of them come to", example = "15.00")
            String total,

            @Schema(description = "The newest 100, newest first")
            List<Item> items) {

        private static OpenHolds of(Explanation explanation) {
            return new OpenHolds(
                    explanation.account().unexpiredHolds(),
                    explanation.account().held().toDecimal(),
                    explanation.holds().stream().map(Item::of).toList());
        }
    }

    @Schema(name = "OpenHold")
    record Item(
            @Schema(description = "The account's version at which it was placed", example = "3")
            long holdId,

            @Schema(example = "15.00") String amount,
            Instant placedAt,
            @Nullable Instant expiresAt,
            @Nullable String description,
            UUID eventId,

            @Schema(description = "Where the event that placed it is in the log", example = "5:1023")
            String position) {

        private static Item of(OpenHold hold) {
            return new Item(
                    hold.holdId(),
                    hold.amount().toDecimal(),
                    hold.placedAt(),
                    hold.expiresAt(),
                    hold.description(),
                    hold.eventId(),
                    hold.position().toString());
        }
    }

    @Schema(name = "HoldTotal")
    record HoldTotal(
            @Schema(example = "1") int count,
            @Schema(example = "15.00") String total) {

        private static @Nullable HoldTotal overdue(Explanation explanation) {
            return explanation.overdueHolds() == 0
                    ? null
                    : new HoldTotal(
                            explanation.overdueHolds(), explanation.overdue().toDecimal());
        }
    }
}
