package io.fundsledger.query.spending;

import io.fundsledger.query.account.UnknownAccount;
import io.fundsledger.query.api.ContentTag;
import io.fundsledger.query.api.ContentTagged;
import io.fundsledger.query.freshness.FreshReads;
import io.fundsledger.query.freshness.Freshness;
import io.fundsledger.query.freshness.Positions;
import io.fundsledger.query.freshness.Projection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "accounts")
class SpendingQueryController {

    private final SpendingYears years;
    private final FreshReads freshReads;

    SpendingQueryController(SpendingYears years, FreshReads freshReads) {
        this.years = years;
        this.freshReads = freshReads;
    }

    @Operation(
            summary = "What an account's money was for in a year",
            description = "Money out (spent) and money in (received) side by side, by category and by month of the"
                    + " value date; transfers and captured holds are among them. A reversal takes back, under its"
                    + " original's category, in the month of its own value date.")
    @ContentTagged
    @GetMapping(path = "/v1/accounts/{accountId}/spending", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SpendingAnswer> spending(
            @PathVariable UUID accountId, @ParameterObject SpendingFilter filter, Freshness freshness) {
        var year = filter.required();
        var snapshot = freshReads.readRows(Projection.SPENDING, freshness, () -> years.find(accountId, year));
        var found = snapshot.value().orElseThrow(() -> UnknownAccount.problem(accountId, snapshot.positions()));
        var answer = SpendingAnswer.of(found);
        return ResponseEntity.ok()
                .eTag(ContentTag.of(answer))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(
                        Positions.HEADER,
                        snapshot.positions().of(found.logPartition()).toString())
                .body(answer);
    }
}
