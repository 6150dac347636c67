package io.fundsledger.query.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fundsledger.query.api.Cursor;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of a statement on the wire; opening and closing balance are the whole statement's. */
@Schema(name = "Statement")
record StatementAnswer(
        UUID accountId,
        @Schema(example = "EUR") String currency,
        @Schema(example = "value") String by,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Schema(example = "0.00") String openingBalance,
        @Schema(example = "87.66") String closingBalance,
        List<Line> items,
        @Nullable String nextCursor) {

    /** Counts the balance on from line to line, starting with what the page before ended with. */
    static StatementAnswer of(StatementPage page, StatementFilter filter) {
        var place = page.place();
        var items = new ArrayList<Line>();
        for (var line : page.shown()) {
            var amount =
                    BigDecimal.valueOf(line.amount(), page.account().currency().decimals());
            place = place.after(line, filter.order(), place.running().add(amount));
            items.add(Line.of(line, amount, place.running()));
        }
        var account = page.account();
        return new StatementAnswer(
                account.accountId(),
                account.currency().code(),
                filter.order().wireName(),
                filter.from(),
                filter.to(),
                place.opening().toPlainString(),
                place.closing().toPlainString(),
                items,
                page.isLast() ? null : Cursor.of(query(account.accountId(), filter), place.fields()));
    }

    /** What a cursor of this statement belongs to. */
    static Object query(UUID accountId, StatementFilter filter) {
        return List.of(accountId, filter);
    }

    @Schema(name = "StatementLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            @Schema(description = "The account's version at which the entry was made", example = "3")
            long entryId,

            @Schema(
                    example = "withdrawal",
                    allowableValues = {"deposit", "withdrawal", "transfer-in", "transfer-out", "capture", "reversal"})
            String type,

            @Schema(description = "Signed", example = "-12.34")
            String amount,

            @Schema(description = "After this line, in the order of the statement", example = "87.66")
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
            UUID eventId) {

        private static Line of(StatementLine line, BigDecimal amount, BigDecimal balance) {
            return new Line(
                    line.version(),
                    line.type(),
                    amount.toPlainString(),
                    balance.toPlainString(),
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
                    line.eventId());
        }
    }
}
