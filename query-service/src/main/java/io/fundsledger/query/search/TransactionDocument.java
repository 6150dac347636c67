package io.fundsledger.query.search;

import org.jspecify.annotations.Nullable;

/** A transaction as the search index has it. Dates stay the texts they are: nothing here computes with them. */
record TransactionDocument(
        String eventId,
        String accountId,
        long entryId,
        String type,
        String direction,
        String amount,
        String currency,
        String valueDate,
        String recordedAt,
        @Nullable String channel,
        @Nullable String transferId,
        @Nullable String otherAccountId,
        @Nullable Long holdId,
        @Nullable Long reverses,
        @Nullable String category,
        @Nullable String description,
        @Nullable String counterparty,
        @Nullable String reference,
        int logPartition,
        long logPosition) {

    /** One of the texts that are searched, by the field's name. */
    @Nullable String text(String field) {
        return switch (field) {
            case "description" -> description;
            case "counterparty" -> counterparty;
            case "reference" -> reference;
            default -> throw new IllegalArgumentException(field);
        };
    }
}
