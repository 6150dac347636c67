package io.fundsledger.query.hold;

import io.fundsledger.query.account.Account;
import io.fundsledger.query.account.Accounts;
import io.fundsledger.query.api.VersionId;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Repository;

/** Reads holds with their account, in the caller's snapshot; what is found is empty if there is no such account. */
@Repository
class Holds {

    private final Accounts accounts;
    private final EntityManager views;

    Holds(Accounts accounts, EntityManager views) {
        this.accounts = accounts;
        this.views = views;
    }

    /** At most one hold. */
    public Optional<AccountHolds> find(UUID accountId, VersionId id) {
        return ofAccount(
                accountId,
                () -> Optional.ofNullable(views.find(Hold.class, new Hold.Key(accountId, id.version()))).stream()
                        .toList());
    }

    /** At most {@code limit} holds that match, newest first, older than {@code before}. */
    public Optional<AccountHolds> list(UUID accountId, HoldFilter filter, long before, int limit) {
        return ofAccount(
                accountId,
                () -> views.createQuery(
                                "select h from Hold h where h.accountId = :account and h.holdId < :before"
                                        + condition(filter)
                                        + " order by h.holdId desc",
                                Hold.class)
                        .setParameter("account", accountId)
                        .setParameter("before", before)
                        .setMaxResults(limit)
                        .getResultList());
    }

    private Optional<AccountHolds> ofAccount(UUID accountId, Supplier<List<Hold>> holds) {
        return accounts.find(accountId).map(account -> new AccountHolds(account, holds.get()));
    }

    /** Few of an account's holds are open, and those that no event has ended have an index of their own. */
    private static String condition(HoldFilter filter) {
        var status = filter.status();
        if (status == null) {
            return "";
        }
        var condition = " and h.status = '" + status.wireName() + "'";
        return status == HoldStatus.OPEN ? condition + " and h.endedBy is null" : condition;
    }

    /** An account and holds of it. */
    record AccountHolds(Account account, List<Hold> holds) {}
}
