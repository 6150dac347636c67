package io.fundsledger.query.explanation;

import io.fundsledger.query.account.Account;
import io.fundsledger.query.account.Accounts;
import io.fundsledger.query.change.AccountChanges;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what explains a balance, in the caller's snapshot. */
@Repository
class Explanations {

    private static final String HOLDS = """
            SELECT hold_id, amount, placed_at, expires_at, description, event_id, log_partition, log_position
            FROM views.hold
            WHERE account_id = ? AND ended_by IS NULL AND status = 'open'
            ORDER BY hold_id DESC
            LIMIT ?""";

    private static final String HASH = "SELECT encode(hash, 'hex') FROM views.account WHERE account_id = ?";

    private final Accounts accounts;
    private final AccountChanges changes;
    private final JdbcClient views;

    Explanations(Accounts accounts, AccountChanges changes, JdbcClient views) {
        this.accounts = accounts;
        this.changes = changes;
        this.views = views;
    }

    /** Empty if there is no such account. */
    public Optional<Explanation> find(UUID accountId) {
        return accounts.find(accountId).map(this::explain);
    }

    private Explanation explain(Account account) {
        var told = LastChange.MOST + 1;
        var newest = changes.after(account.accountId(), Math.max(0, account.version() - told), told);
        return new Explanation(account, hash(account), holds(account), LastChange.of(account, newest));
    }

    private String hash(Account account) {
        return views.sql(HASH).param(account.accountId()).query(String.class).single();
    }

    private List<OpenHold> holds(Account account) {
        return views.sql(HOLDS)
                .params(account.accountId(), Explanation.MOST_HOLDS)
                .query((row, number) -> OpenHold.of(row, account.currency()))
                .list();
    }
}
