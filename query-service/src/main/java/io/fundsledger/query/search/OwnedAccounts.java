package io.fundsledger.query.search;

import io.fundsledger.query.api.ProblemException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which accounts an owner has: a transaction itself does not know whose it is, and an account's owner never changes. */
@Repository
class OwnedAccounts {

    private static final int MOST = 10_000;

    private final JdbcClient views;

    OwnedAccounts(JdbcClient views) {
        this.views = views;
    }

    /** The ids of all accounts of an owner, in the caller's snapshot. */
    List<String> of(String ownerId) {
        var ids = views.sql("SELECT account_id::text FROM views.account WHERE owner_id = ? LIMIT ?")
                .params(ownerId, MOST + 1)
                .query((row, number) -> row.getString(1))
                .list();
        if (ids.size() > MOST) {
            throw ProblemException.invalidParameter(
                    "ownerId", "has more than %d accounts: ask for each by accountId".formatted(MOST));
        }
        return ids;
    }
}
