package io.fundsledger.query.explanation;

import io.fundsledger.query.account.IfNoneMatch;
import io.fundsledger.query.account.UnknownAccount;
import io.fundsledger.query.freshness.FreshReads;
import io.fundsledger.query.freshness.Freshness;
import io.fundsledger.query.freshness.Positions;
import io.fundsledger.query.freshness.Projection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "accounts")
class ExplanationQueryController {

    private final Explanations explanations;
    private final FreshReads freshReads;

    ExplanationQueryController(Explanations explanations, FreshReads freshReads) {
        this.explanations = explanations;
        this.freshReads = freshReads;
    }

    @Operation(
            summary = "Why the balance of an account is what it is",
            description =
                    "What is available, as the sum of what is booked, the overdraft limit and the open holds; each"
                            + " hold; and the events and entries that made the last change, with what each did to which figure."
                            + " All of it is of one position.")
    @IfNoneMatch
    @GetMapping(path = "/v1/accounts/{accountId}/balance/explanation", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ExplanationAnswer> explanation(@PathVariable UUID accountId, Freshness freshness) {
        var snapshot = freshReads.readRows(Projection.ACCOUNTS, freshness, () -> explanations.find(accountId));
        var explanation = snapshot.value().orElseThrow(() -> UnknownAccount.problem(accountId, snapshot.positions()));
        var account = explanation.account();
        var answer = ExplanationAnswer.of(explanation);
        return ResponseEntity.ok()
                .eTag(account.tag(answer))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(
                        Positions.HEADER,
                        snapshot.positions().of(account.position().partition()).toString())
                .body(answer);
    }
}
