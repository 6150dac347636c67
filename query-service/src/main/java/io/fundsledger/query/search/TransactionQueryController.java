package io.fundsledger.query.search;

import io.fundsledger.query.api.ContentTag;
import io.fundsledger.query.api.ContentTagged;
import io.fundsledger.query.api.Cursor;
import io.fundsledger.query.api.Page;
import io.fundsledger.query.api.PageRequest;
import io.fundsledger.query.freshness.Freshness;
import io.fundsledger.query.freshness.Positions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "transactions", description = "All that moved money, on all accounts")
class TransactionQueryController {

    private final Transactions transactions;
    private final SearchScopes scopes;

    TransactionQueryController(Transactions transactions, SearchScopes scopes) {
        this.transactions = transactions;
        this.scopes = scopes;
    }

    @Operation(
            summary = "Transactions that match",
            description =
                    "All filters given must match. Newest first, unless sort says otherwise; to the last page, every"
                            + " transaction that was there when the first page was read appears once. Later ones may appear or"
                            + " not. The first page says how many match and, if asked, of which kinds.")
    @ContentTagged
    @GetMapping(path = "/v1/transactions", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TransactionsAnswer> transactions(
            @ParameterObject TransactionFilter filter,
            @ParameterObject TransactionListing listing,
            @ParameterObject PageRequest page,
            Freshness freshness) {
        var order = listing.order(filter.checked());
        var query = List.of(filter, order);
        var after = page.after(query, order::place);
        var scope = scopes.of(filter, freshness);
        var found = transactions.find(
                new TransactionSearch(filter, scope.accounts(), order, after, page.items() + 1, listing.counted()),
                scope.reached().generation());
        var items = Page.of(found.transactions(), page.items(), last -> Cursor.of(query, last.placeFields()));
        var answer = TransactionsAnswer.of(items, found);
        return ResponseEntity.ok()
                .eTag(ContentTag.of(answer))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(Positions.HEADER, scope.reached().header())
                .headers(headers -> Page.link(headers, answer.nextCursor()))
                .body(answer);
    }
}
