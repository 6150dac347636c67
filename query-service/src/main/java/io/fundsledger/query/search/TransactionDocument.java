package io.fundsledger.query.search;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;

/** A transaction as the search index has it. Dates stay the texts they are: nothing here computes with them. */
@Document(indexName = "transactions", createIndex = false)
record TransactionDocument(
        @Id String eventId,
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
        long logPosition) {}
