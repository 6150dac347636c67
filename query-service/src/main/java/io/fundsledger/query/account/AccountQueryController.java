package io.fundsledger.query.account;

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
import java.util.function.Function;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/v1/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "accounts", description = "Accounts and what is on them")
class AccountQueryController {

    private final Accounts accounts;
    private final DatedBalances balances;
    private final FreshReads freshReads;

    AccountQueryController(Accounts accounts, DatedBalances balances, FreshReads freshReads) {
        this.accounts = accounts;
        this.balances = balances;
        this.freshReads = freshReads;
    }

    @Operation(summary = "An account", description = "Owner, status and balance of one account.")
    @IfNoneMatch
    @GetMapping("/{accountId}")
    ResponseEntity<AccountAnswer> account(@PathVariable UUID accountId, Freshness freshness) {
        return current(accountId, freshness, answer -> answer);
    }

    @Operation(
            summary = "The balance of an account, now or at a moment",
            description = "Without asOf and valueDate: balance, held, available and owner, as of now. With either, or"
                    + " both: the balance as the ledger knew it at asOf, counting what is dated up to valueDate. An"
                    + " account that had not been opened by asOf is not found.")
    @IfNoneMatch
    @GetMapping("/{accountId}/balance")
    ResponseEntity<BalanceAnswer> balance(
            @PathVariable UUID accountId, @ParameterObject BalanceMoment moment, Freshness freshness) {
        return moment.isNow() ? current(accountId, freshness, answer -> answer) : dated(accountId, moment, freshness);
    }

    private <T> ResponseEntity<T> current(UUID accountId, Freshness freshness, Function<AccountAnswer, T> type) {
        var snapshot = freshReads.readRows(Projection.ACCOUNTS, freshness, () -> accounts.find(accountId));
        var account = snapshot.value().orElseThrow(() -> UnknownAccount.problem(accountId, snapshot.positions()));
        var answer = AccountAnswer.of(account);
        return tagged(account.tag(answer), account, snapshot.positions()).body(type.apply(answer));
    }

    private ResponseEntity<BalanceAnswer> dated(UUID accountId, BalanceMoment moment, Freshness freshness) {
        var snapshot = freshReads.readRows(Projection.ACCOUNTS, freshness, () -> balances.find(accountId, moment));
        var dated = snapshot.value()
                .orElseThrow(() -> UnknownAccount.problem(accountId, moment.asOf(), snapshot.positions()));
        return tagged(dated.tag(), dated.account(), snapshot.positions()).body(DatedBalanceAnswer.of(dated));
    }

    private static ResponseEntity.BodyBuilder tagged(String tag, Account account, Positions positions) {
        return ResponseEntity.ok()
                .eTag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(
                        Positions.HEADER,
                        positions.of(account.position().partition()).toString());
    }

    @Operation(
            summary = "Accounts that match",
            description =
                    "Newest first. All filters given must match. A page looks at 10,000 accounts at most: where few"
                            + " match it has fewer items than asked for, and nextCursor goes on from there.")
    @ContentTagged
    @GetMapping
    ResponseEntity<Page<AccountAnswer>> accounts(
            @ParameterObject AccountFilter filter, @ParameterObject PageRequest page, Freshness freshness) {
        var before = page.after(filter, Accounts.Place::read);
        var snapshot =
                freshReads.readRows(Projection.ACCOUNTS, freshness, () -> accounts.list(filter, before, page.items()));
        var answer = snapshot.value().map(AccountAnswer::of);
        return ResponseEntity.ok()
                .eTag(ContentTag.of(answer))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(Positions.HEADER, snapshot.positions().header())
                .headers(headers -> Page.link(headers, answer.nextCursor()))
                .body(answer);
    }
}
