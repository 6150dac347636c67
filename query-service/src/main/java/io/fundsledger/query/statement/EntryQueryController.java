package io.fundsledger.query.statement;

import io.fundsledger.query.account.UnknownAccount;
import io.fundsledger.query.api.ContentTag;
import io.fundsledger.query.api.ContentTagged;
import io.fundsledger.query.api.ProblemCode;
import io.fundsledger.query.api.ProblemException;
import io.fundsledger.query.api.VersionId;
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
class EntryQueryController {

    private final Entries entries;
    private final FreshReads freshReads;

    EntryQueryController(Entries entries, FreshReads freshReads) {
        this.entries = entries;
        this.freshReads = freshReads;
    }

    @Operation(
            summary = "An entry of an account",
            description = "What one deposit, withdrawal, leg of a transfer, capture or reversal did to the balance, and"
                    + " whether it has been undone since.")
    @ContentTagged
    @GetMapping(path = "/v1/accounts/{accountId}/entries/{entryId}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EntryAnswer> entry(
            @PathVariable UUID accountId, @PathVariable VersionId entryId, Freshness freshness) {
        var snapshot = freshReads.read(Projection.ACCOUNTS, freshness, () -> entries.find(accountId, entryId));
        var found = snapshot.value().orElseThrow(() -> UnknownAccount.problem(accountId, snapshot.positions()));
        var reached = snapshot.positions().of(found.account().position().partition());
        var line = found.line()
                .orElseThrow(() -> new ProblemException(
                                ProblemCode.ENTRY_NOT_FOUND,
                                "Account %s has no entry %d here".formatted(accountId, entryId.version()))
                        .with("accountId", accountId)
                        .with("entryId", entryId.version())
                        .header(Positions.HEADER, reached.toString()));
        var answer = EntryAnswer.of(line, found.account().currency());
        return ResponseEntity.ok()
                .eTag(ContentTag.of(answer))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(Positions.HEADER, reached.toString())
                .body(answer);
    }
}
