package io.fundsledger.query.search;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
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

        @Schema(description = "Of a deposit or withdrawal", example = "card") @Nullable String channel,

        @Schema(format = "uuid") @Nullable String transferId,
        @Schema(format = "uuid") @Nullable String otherAccountId,

        @Schema(description = "The hold that was captured", example = "2") @Nullable Long holdId,

        @Schema(description = "The entry that this one undoes", example = "2") @Nullable Long reverses,

        @Nullable String category,
        @Nullable String description,
        @Nullable String counterparty,
        @Nullable String reference,
        @Schema(format = "uuid") String eventId,

        @Schema(description = "Where the event is in the log", example = "5:1023")
        String position,

        @Schema(
                description =
                        "Where q was found, by field: up to three pieces of the text as HTML, safe to show: all of"
                                + " it is escaped but the em around what was found, and … where text was left out. Of a long"
                                + " text only the first 10,000 characters are looked at",
                example = "{\"description\": [\"<em>Rent</em> March\"]}")
        @Nullable Map<String, List<String>> highlights) {

    static TransactionAnswer of(FoundTransaction found) {
        var document = found.document();
        var out = document.direction().equals("debit");
        return new TransactionAnswer(
                document.accountId(),
                document.entryId(),
                document.type(),
                (out ? "-" : "") + document.amount(),
                document.currency(),
                document.valueDate(),
                document.recordedAt(),
                document.channel(),
                document.transferId(),
                document.otherAccountId(),
                document.holdId(),
                document.reverses(),
                document.category(),
                document.description(),
                document.counterparty(),
                document.reference(),
                document.eventId(),
                document.logPartition() + ":" + document.logPosition(),
                found.highlights().isEmpty() ? null : found.highlights());
    }
}
