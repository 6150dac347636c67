package io.fundsledger.query.hold;

import io.fundsledger.query.account.UnknownAccount;
import io.fundsledger.query.api.ContentTag;
import io.fundsledger.query.api.ContentTagged;
import io.fundsledger.query.api.Cursor;
import io.fundsledger.query.api.Page;
import io.fundsledger.query.api.PageRequest;
import io.fundsledger.query.api.ProblemCode;
import io.fundsledger.query.api.ProblemException;
import io.fundsledger.query.api.VersionId;
import io.fundsledger.query.freshness.FreshReads;
import io.fundsledger.query.freshness.Freshness;
import io.fundsledger.query.freshness.Positions;
import io.fundsledger.query.freshness.Projection;
import io.fundsledger.query.freshness.Snapshot;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/v1/accounts/{accountId}/holds", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "accounts")
class HoldQueryController {

    private final Holds holds;
    private final FreshReads freshReads;

    HoldQueryController(Holds holds, FreshReads freshReads) {
        this.holds = holds;
        this.freshReads = freshReads;
    }

    @Operation(
            summary = "A hold of an account",
            description = "What was set aside, until when, and what became of it. Once its time is over it is expired,"
                    + " also before the ledger has recorded that.")
    @ContentTagged
    @GetMapping("/{holdId}")
    ResponseEntity<HoldAnswer> hold(@PathVariable UUID accountId, @PathVariable VersionId holdId, Freshness freshness) {
        var snapshot = freshReads.read(Projection.ACCOUNTS, freshness, () -> holds.find(accountId, holdId));
        var found = found(accountId, snapshot);
        var reached = snapshot.positions().of(found.account().position().partition());
        var hold = found.hold()
                .orElseThrow(() -> new ProblemException(
                                ProblemCode.HOLD_NOT_FOUND,
                                "Account %s has no hold %d here".formatted(accountId, holdId.version()))
                        .with("accountId", accountId)
                        .with("holdId", holdId.version())
                        .header(Positions.HEADER, reached.toString()));
        var answer = HoldAnswer.of(hold, found.account().currency());
        return ResponseEntity.ok()
                .eTag(ContentTag.of(answer))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(Positions.HEADER, reached.toString())
                .body(answer);
    }

    @Operation(
            summary = "The holds of an account",
            description =
                    "Newest first; in any state, or in the one given. A page looks at 10,000 holds at most, unless open ones"
                            + " are asked for: where few match it has fewer items than asked for, and nextCursor goes on from there.")
    @ContentTagged
    @GetMapping
    ResponseEntity<Page<HoldAnswer>> holds(
            @PathVariable UUID accountId,
            @ParameterObject HoldFilter filter,
            @ParameterObject PageRequest page,
            Freshness freshness) {
        var query = List.of(accountId, filter);
        var before = Objects.requireNonNullElse(page.after(query, fields -> Long.valueOf(fields[0])), Long.MAX_VALUE);
        var snapshot = freshReads.read(
                Projection.ACCOUNTS,
                freshness,
                () -> holds.list(accountId, filter, before, page.items(), last -> Cursor.of(query, last)));
        var found = found(accountId, snapshot);
        var reached = snapshot.positions().of(found.account().position().partition());
        var answer =
                found.page().map(hold -> HoldAnswer.of(hold, found.account().currency()));
        return ResponseEntity.ok()
                .eTag(ContentTag.of(answer))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(Positions.HEADER, reached.toString())
                .headers(headers -> Page.link(headers, answer.nextCursor()))
                .body(answer);
    }

    private static <T> T found(UUID accountId, Snapshot<Optional<T>> snapshot) {
        return snapshot.value().orElseThrow(() -> UnknownAccount.problem(accountId, snapshot.positions()));
    }
}
