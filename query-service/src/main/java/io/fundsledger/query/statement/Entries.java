package io.fundsledger.query.statement;

import io.fundsledger.query.account.Account;
import io.fundsledger.query.account.Accounts;
import io.fundsledger.query.api.VersionId;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Reads single entries with their account, in the caller's snapshot. */
@Repository
class Entries {

    private final Accounts accounts;
    private final EntityManager views;

    Entries(Accounts accounts, EntityManager views) {
        this.accounts = accounts;
        this.views = views;
    }

    /** Nothing if there is no such account. */
    public Optional<AccountEntry> find(UUID accountId, VersionId id) {
        return accounts.find(accountId).map(account -> new AccountEntry(account, line(accountId, id)));
    }

    private Optional<StatementLine> line(UUID accountId, VersionId id) {
        return Optional.ofNullable(views.find(StatementLine.class, new StatementLine.Key(accountId, id.version())));
    }

    /** An account, and the entry if it has it. */
    record AccountEntry(Account account, Optional<StatementLine> line) {}
}
