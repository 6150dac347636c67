package io.fundsledger.query.search;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A transaction on the wire; what it has in common with a statement's line has the same name and meaning. */
@Schema(name = "Transaction")
record TransactionAnswer(
        @Schema(format = "uuid") String accountId,

        @Schema(description = "The account's version at which the entry was made", example = "3")
        long entryId,

        @Schema(example = "withdrawal") String type,
        @Schema(description = "Signed", example = "-12.34") String amount,
        @Schema(example = "EUR") String currency,
        @Schema(format = "date") String valueDate,
        @Schema(format = "date-time") String recordedAt,
        @Nullable String category,
        @Nullable String description,
        @Nullable String counterparty,
        @Nullable String reference,
        @Schema(format = "uuid") String eventId,

        @Schema(description = "Where the event is in the log", example = "5:1023")
        String position) {

    static TransactionAnswer of(TransactionDocument document) {
        var out = document.type().equals(TransactionType.WITHDRAWAL.wireName());
        return new TransactionAnswer(
                document.accountId(),
                document.entryId(),
                document.type(),
                (out ? "-" : "") + document.amount(),
                document.currency(),
                document.valueDate(),
                document.recordedAt(),
                document.category(),
                document.description(),
                document.counterparty(),
                document.reference(),
                document.eventId(),
                document.logPartition() + ":" + document.logPosition());
    }
}
