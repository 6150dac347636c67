package io.fundsledger.query.search;

import io.fundsledger.query.api.Cursor;
import io.fundsledger.query.api.Page;
import io.fundsledger.query.api.PageRequest;
import io.fundsledger.query.freshness.FreshReads;
import io.fundsledger.query.freshness.Freshness;
import io.fundsledger.query.freshness.Positions;
import io.fundsledger.query.freshness.Projection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.elasticsearch.core.SearchHit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "transactions", description = "All that moved money, on all accounts")
class TransactionQueryController {

    private final Transactions transactions;
    private final FreshReads freshReads;

    TransactionQueryController(Transactions transactions, FreshReads freshReads) {
        this.transactions = transactions;
        this.freshReads = freshReads;
    }

    @Operation(summary = "Transactions that match", description = "Newest first. All filters given must match.")
    @GetMapping(path = "/v1/transactions", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Page<TransactionAnswer>> transactions(
            @ParameterObject @ModelAttribute TransactionFilter filter,
            @ParameterObject @ModelAttribute PageRequest page,
            Freshness freshness) {
        var after = page.after(filter.checked(), TransactionQueryController::sortValues);
        // The index holds at least what its checkpoint says, as long as the checkpoint is read first.
        var reached = freshReads.positions(Projection.TRANSACTIONS, freshness);
        var hits = transactions
                .find(reached.generation(), filter, after, page.items() + 1)
                .getSearchHits();
        var found = Page.of(hits, page.items(), last -> cursor(filter, last));
        return ResponseEntity.ok()
                .header(Positions.HEADER, reached.header())
                .headers(headers -> Page.link(headers, found.nextCursor()))
                .body(found.map(hit -> TransactionAnswer.of(hit.getContent())));
    }

    private static String cursor(TransactionFilter filter, SearchHit<TransactionDocument> last) {
        return Cursor.of(filter, last.getSortValues().toArray());
    }

    private static List<Object> sortValues(String[] fields) {
        return Stream.of(fields).<Object>map(Long::valueOf).toList();
    }
}
