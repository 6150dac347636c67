package io.fundsledger.query.generalledger;

import io.fundsledger.query.api.ContentTag;
import io.fundsledger.query.api.ContentTagged;
import io.fundsledger.query.freshness.FreshReads;
import io.fundsledger.query.freshness.Freshness;
import io.fundsledger.query.freshness.Positions;
import io.fundsledger.query.freshness.Projection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "general ledger", description = "The ledger's own books")
class TrialBalanceQueryController {

    private final TrialBalances balances;
    private final FreshReads freshReads;

    TrialBalanceQueryController(TrialBalances balances, FreshReads freshReads) {
        this.balances = balances;
        this.freshReads = freshReads;
    }

    @Operation(
            summary = "The trial balance",
            description = "Debits and credits of every ledger account; per currency they are equal, always."
                    + " transfers-in-transit comes to zero where both legs of every transfer are counted: at any asOf"
                    + " that is final.")
    @ContentTagged
    @GetMapping(path = "/v1/trial-balance", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TrialBalanceAnswer> trialBalance(@ParameterObject TrialBalanceFilter filter, Freshness freshness) {
        var snapshot = freshReads.readRows(Projection.GENERAL_LEDGER, freshness, () -> balances.read(filter.asOf()));
        var answer = TrialBalanceAnswer.of(snapshot.value());
        return ResponseEntity.ok()
                .eTag(ContentTag.of(answer))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(Positions.HEADER, snapshot.positions().header())
                .body(answer);
    }
}
