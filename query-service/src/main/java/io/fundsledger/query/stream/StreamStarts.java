package io.fundsledger.query.stream;

import io.fundsledger.query.account.Account;
import io.fundsledger.query.account.Accounts;
import io.fundsledger.query.change.AccountChanges;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Finds where in an account's history a stream begins, in the caller's snapshot. */
@Repository
class StreamStarts {

    private final Accounts accounts;
    private final AccountChanges changes;

    StreamStarts(Accounts accounts, AccountChanges changes) {
        this.accounts = accounts;
        this.changes = changes;
    }

    /** Empty if there is no such account. */
    public Optional<OpenStream> find(UUID accountId, StreamStart start) {
        return accounts.find(accountId).map(account -> open(account, start));
    }

    private OpenStream open(Account account, StreamStart start) {
        start.requireOf(account);
        var position = start.position();
        var seen =
                position == null ? account.version() - 1 : changes.versionAt(account.accountId(), position.position());
        return new OpenStream(account, seen);
    }
}
