package io.fundsledger.query.search;

import io.fundsledger.query.freshness.FreshReads;
import io.fundsledger.query.freshness.Freshness;
import io.fundsledger.query.freshness.Positions;
import io.fundsledger.query.freshness.Projection;
import org.springframework.stereotype.Component;

/** Waits until everything that a search needs is as fresh as was asked for. */
@Component
class SearchScopes {

    private final OwnedAccounts ownedAccounts;
    private final FreshReads freshReads;

    SearchScopes(OwnedAccounts ownedAccounts, FreshReads freshReads) {
        this.ownedAccounts = ownedAccounts;
        this.freshReads = freshReads;
    }

    /** To be taken before the search: the index then holds at least what its checkpoint said. */
    SearchScope of(TransactionFilter filter, Freshness freshness) {
        var owner = filter.ownerId();
        if (owner == null) {
            return new SearchScope(null, indexed(freshness));
        }
        var begun = System.nanoTime();
        var accounts = freshReads.readRows(Projection.ACCOUNTS, freshness, () -> ownedAccounts.of(owner));
        var left = freshness.patience().minusNanos(System.nanoTime() - begun);
        var indexed = indexed(new Freshness(freshness.atLeast(), left));
        return SearchScope.of(accounts.value(), accounts.positions(), indexed);
    }

    private Positions indexed(Freshness freshness) {
        return freshReads.positions(Projection.TRANSACTIONS, freshness);
    }
}
