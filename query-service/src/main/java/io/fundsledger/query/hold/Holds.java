package io.fundsledger.query.hold;

import io.fundsledger.query.account.Account;
import io.fundsledger.query.account.Accounts;
import io.fundsledger.query.api.Page;
import io.fundsledger.query.api.VersionId;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import org.springframework.stereotype.Repository;

/** Reads holds with their account, in the caller's snapshot; what is found is empty if there is no such account. */
@Repository
class Holds {

    /** How many holds one page looks at; those that are open have an index of their own. */
    static final int MOST_LOOKED_AT = 10_000;

    private final Accounts accounts;
    private final EntityManager views;

    Holds(Accounts accounts, EntityManager views) {
        this.accounts = accounts;
        this.views = views;
    }

    public Optional<AccountHold> find(UUID accountId, VersionId id) {
        return accounts.find(accountId)
                .map(account -> new AccountHold(
                        account, Optional.ofNullable(views.find(Hold.class, new Hold.Key(accountId, id.version())))));
    }

    /**
     * Holds that match, newest first, older than {@code before}. It looks at a bounded number of them: where few match, the page has
     * fewer than {@code size}, and goes on with the next.
     *
     * @param cursor of the page after a hold
     */
    Optional<HoldsPage> list(UUID accountId, HoldFilter filter, long before, int size, LongFunction<String> cursor) {
        return accounts.find(accountId).map(account -> {
            var last = lastLookedAt(accountId, filter, before);
            var holds = views.createQuery(
                            "select h from Hold h where h.accountId = :account and h.holdId < :before and h.holdId >= :last"
                                    + condition(filter)
                                    + " order by h.holdId desc",
                            Hold.class)
                    .setParameter("account", accountId)
                    .setParameter("before", before)
                    .setParameter("last", last)
                    .setMaxResults(size + 1)
                    .getResultList();
            var page = holds.size() > size || last == 0
                    ? Page.of(holds, size, hold -> cursor.apply(hold.holdId()))
                    : new Page<>(holds, cursor.apply(last));
            return new HoldsPage(account, page);
        });
    }

    /** The hold that a page ends with if it finds too little until there; 0 if it may look at all of them. */
    private long lastLookedAt(UUID accountId, HoldFilter filter, long before) {
        if (filter.status() == null || filter.status() == HoldStatus.OPEN) {
            return 0;
        }
        return views.createQuery(
                        "select h.holdId from Hold h where h.accountId = :account and h.holdId < :before order by h.holdId desc",
                        Long.class)
                .setParameter("account", accountId)
                .setParameter("before", before)
                .setFirstResult(MOST_LOOKED_AT - 1)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(0L);
    }

    private static String condition(HoldFilter filter) {
        var status = filter.status();
        if (status == null) {
            return "";
        }
        var condition = " and h.status = '" + status.wireName() + "'";
        return status == HoldStatus.OPEN ? condition + " and h.endedBy is null" : condition;
    }

    /** An account, and a hold of it if there is that hold. */
    record AccountHold(Account account, Optional<Hold> hold) {}

    /** An account, and some of its holds. */
    record HoldsPage(Account account, Page<Hold> page) {}
}
