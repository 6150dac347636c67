package io.fundsledger.query.statement;

import io.fundsledger.query.account.UnknownAccount;
import io.fundsledger.query.api.ContentTag;
import io.fundsledger.query.api.ContentTagged;
import io.fundsledger.query.api.Page;
import io.fundsledger.query.api.PageRequest;
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
class StatementQueryController {

    private final Statements statements;
    private final FreshReads freshReads;

    StatementQueryController(Statements statements, FreshReads freshReads) {
        this.statements = statements;
        this.freshReads = freshReads;
    }

    @Operation(
            summary = "The statement of an account",
            description = "Lines between two days, oldest first, each with the balance after it. The pages of one"
                    + " statement belong together: entries made after its first page was read are not in it.")
    @ContentTagged
    @GetMapping(path = "/v1/accounts/{accountId}/statement", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<StatementAnswer> statement(
            @PathVariable UUID accountId,
            @ParameterObject StatementFilter filter,
            @ParameterObject PageRequest page,
            Freshness freshness) {
        var after = page.after(StatementAnswer.query(accountId, filter.checked()), StatementPlace::read);
        var snapshot = freshReads.read(
                Projection.ACCOUNTS, freshness, () -> statements.page(accountId, filter, after, page.items()));
        var found = snapshot.value().orElseThrow(() -> UnknownAccount.problem(accountId, snapshot.positions()));
        var answer = StatementAnswer.of(found, filter);
        var partition = found.account().position().partition();
        return ResponseEntity.ok()
                .eTag(ContentTag.of(answer))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(Positions.HEADER, snapshot.positions().of(partition).toString())
                .headers(headers -> Page.link(headers, answer.nextCursor()))
                .body(answer);
    }
}
