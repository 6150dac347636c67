package io.fundsledger.query.account;

import io.fundsledger.query.api.MinorUnits;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads accounts, in the caller's snapshot. */
@Repository
public class Accounts {

    private final EntityManager views;

    Accounts(EntityManager views) {
        this.views = views;
    }

    public Optional<Account> find(UUID accountId) {
        return Optional.ofNullable(views.find(Account.class, accountId));
    }

    /** At most {@code limit} accounts that match, newest first, older than {@code before}. */
    public List<Account> list(AccountFilter filter, @Nullable Place before, int limit) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        equal("ownerId", filter.ownerId(), conditions, values);
        equal("accountNumber", filter.accountNumber(), conditions, values);
        equal("status", filter.status() == null ? null : filter.status().wireName(), conditions, values);
        equal("currency", filter.currency() == null ? null : filter.currency().code(), conditions, values);
        if (filter.minBalance() != null || filter.maxBalance() != null) {
            conditions.add(balanceWithin(
                    MinorUnits.between(filter.minBalance(), filter.maxBalance(), filter.currency()), values));
        }
        if (before != null) {
            conditions.add("(a.openedAt, a.accountId) < (:openedAt, :accountId)");
            values.put("openedAt", before.openedAt());
            values.put("accountId", before.accountId());
        }
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var query = views.createQuery(
                        "select a from Account a" + where + " order by a.openedAt desc, a.accountId desc",
                        Account.class)
                .setMaxResults(limit);
        values.forEach(query::setParameter);
        return query.getResultList();
    }

    private static void equal(
            String field, @Nullable Object value, List<String> conditions, Map<String, Object> values) {
        if (value != null) {
            conditions.add("a.%1$s = :%1$s".formatted(field));
            values.put(field, value);
        }
    }

    private static String balanceWithin(List<MinorUnits> bounds, Map<String, Object> values) {
        var alternatives = new ArrayList<String>();
        for (var bound : bounds) {
            var decimals = bound.decimals();
            alternatives.add("a.decimals = %1$d and a.balance between :least%1$d and :most%1$d".formatted(decimals));
            values.put("least" + decimals, bound.least());
            values.put("most" + decimals, bound.most());
        }
        return "(" + String.join(" or ", alternatives) + ")";
    }

    /** A place in the list of accounts: the account that the page before ended with. */
    record Place(Instant openedAt, UUID accountId) {

        static Place read(String[] fields) {
            return new Place(Instant.parse(fields[0]), UUID.fromString(fields[1]));
        }
    }
}
