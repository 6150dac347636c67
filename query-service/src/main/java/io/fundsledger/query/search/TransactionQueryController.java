package io.fundsledger.query.search;

import io.fundsledger.query.api.Cursor;
import io.fundsledger.query.api.Page;
import io.fundsledger.query.api.PageRequest;
import io.fundsledger.query.freshness.FreshReads;
import io.fundsledger.query.freshness.Freshness;
import io.fundsledger.query.freshness.PositionReader;
import io.fundsledger.query.freshness.Positions;
import io.fundsledger.query.freshness.Projection;
import io.fundsledger.query.freshness.Snapshot;
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
    private final PositionReader positions;
    private final FreshReads freshReads;

    TransactionQueryController(Transactions transactions, PositionReader positions, FreshReads freshReads) {
        this.transactions = transactions;
        this.positions = positions;
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
        var reached = freshReads
                .read(Projection.TRANSACTIONS, freshness, this::checkpoint)
                .positions();
        var hits = transactions.find(filter, after, page.items() + 1).getSearchHits();
        var found = Page.of(hits, page.items(), last -> cursor(filter, last));
        return ResponseEntity.ok()
                .header(Positions.HEADER, reached.header())
                .headers(headers -> Page.link(headers, found.nextCursor()))
                .body(found.map(hit -> TransactionAnswer.of(hit.getContent())));
    }

    private Snapshot<Positions> checkpoint() {
        var now = positions.of(Projection.TRANSACTIONS);
        return new Snapshot<>(now, now);
    }

    private static String cursor(TransactionFilter filter, SearchHit<TransactionDocument> last) {
        return Cursor.of(filter, last.getSortValues().toArray());
    }

    private static List<Object> sortValues(String[] fields) {
        return Stream.of(fields).<Object>map(Long::valueOf).toList();
    }
}
