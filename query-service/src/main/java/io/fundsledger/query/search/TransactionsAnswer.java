package io.fundsledger.query.search;

import io.fundsledger.query.api.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of transactions; the first also says how many match in all. */
@Schema(name = "Transactions")
record TransactionsAnswer(
        List<TransactionAnswer> items,

        @Schema(description = "None on the last page") @Nullable String nextCursor,

        @Schema(description = "On the first page: how many match") @Nullable TotalAnswer total,

        @Schema(
                description = "On the first page: what was asked for in facets, by its name there",
                example = "{\"category\": {\"counts\": [{\"value\": \"housing\", \"count\": 12}], \"others\": 3}}")
        @Nullable Map<String, FacetAnswer> facets) {

    static TransactionsAnswer of(Page<FoundTransaction> page, Found found) {
        return new TransactionsAnswer(
                page.items().stream().map(TransactionAnswer::of).toList(),
                page.nextCursor(),
                found.total(),
                found.facets().isEmpty() ? null : found.facets());
    }
}
