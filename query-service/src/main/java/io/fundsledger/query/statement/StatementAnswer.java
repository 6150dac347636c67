package io.fundsledger.query.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fundsledger.query.api.Cursor;
import io.fundsledger.query.statement.document.StatementEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
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

        @Schema(description = "Where the last event that the statement knows is in the log", example = "5:1023")
        String position,

        @Schema(
                description = "Of that event, in hex; it is there unless the views are still being made again",
                example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        @Nullable String hash,

        List<Line> items,
        @Nullable String nextCursor) {

    static StatementAnswer of(StatementPage page, StatementFilter filter) {
        var account = page.account();
        var place = page.place();
        var entries = page.entries();
        return new StatementAnswer(
                account.accountId(),
                account.currency().code(),
                filter.order().wireName(),
                filter.from(),
                filter.to(),
                place.opening().toPlainString(),
                place.closing().toPlainString(),
                place.position().toString(),
                place.hash(),
                entries.stream().map(Line::of).toList(),
                page.isLast() ? null : cursor(page, filter, entries.getLast().balance()));
    }

    private static String cursor(StatementPage page, StatementFilter filter, BigDecimal running) {
        var next = page.next(filter.order(), running);
        return Cursor.of(query(page.account().accountId(), filter), next.fields());
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

        private static Line of(StatementEntry entry) {
            return new Line(
                    entry.entryId(),
                    entry.type(),
                    entry.amount().toPlainString(),
                    entry.balance().toPlainString(),
                    entry.valueDate(),
                    entry.bookingDate(),
                    entry.recordedAt(),
                    entry.channel(),
                    entry.transferId(),
                    entry.otherAccountId(),
                    entry.holdId(),
                    entry.reverses(),
                    entry.reversedBy(),
                    entry.category(),
                    entry.description(),
                    entry.counterparty(),
                    entry.reference(),
                    entry.eventId());
        }
    }
}
