package io.fundsledger.query.account;

import io.fundsledger.query.api.Cursor;
import io.fundsledger.query.api.MinorUnits;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads accounts, in the caller's snapshot. */
@Repository
public class Accounts {

    private static final String SELECT = "SELECT " + Account.COLUMNS + " FROM views.account";

    /** Whatever columns the view has: one of an earlier release is read until the projector has made it again. */
    private static final String LAST_HASH =
            "SELECT substr(to_jsonb(a) ->> 'hash', 3) FROM views.account a WHERE account_id = ?";

    private final JdbcClient views;

    Accounts(JdbcClient views) {
        this.views = views;
    }

    public Optional<Account> find(UUID accountId) {
        return views.sql(SELECT + " WHERE account_id = ?")
                .param(accountId)
                .query((row, number) -> Account.of(row))
                .optional();
    }

    /** The hash of an account's last event, in hex; empty while the view is one that does not know it. */
    public Optional<String> lastHash(UUID accountId) {
        return views.sql(LAST_HASH).param(accountId).query(String.class).optional();
    }

    /** At most {@code limit} accounts that match, newest first, older than {@code before}. */
    public List<Account> list(AccountFilter filter, @Nullable Place before, int limit) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        equal("owner_id", filter.ownerId(), conditions, values);
        equal("account_number", filter.accountNumber(), conditions, values);
        equal("status", filter.status() == null ? null : filter.status().wireName(), conditions, values);
        equal("currency", filter.currency() == null ? null : filter.currency().code(), conditions, values);
        if (filter.minBalance() != null || filter.maxBalance() != null) {
            conditions.add(balanceWithin(
                    MinorUnits.between(filter.minBalance(), filter.maxBalance(), filter.currency()), values));
        }
        if (before != null) {
            conditions.add("(opened_at, account_id) < (:openedAt, :accountId)");
            values.put("openedAt", before.openedAt().atOffset(ZoneOffset.UTC));
            values.put("accountId", before.accountId());
        }
        var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return views.sql(SELECT + where + " ORDER BY opened_at DESC, account_id DESC LIMIT :limit")
                .params(values)
                .param("limit", limit)
                .query((row, number) -> Account.of(row))
                .list();
    }

    private static void equal(
            String column, @Nullable Object value, List<String> conditions, Map<String, Object> values) {
        if (value != null) {
            conditions.add("%1$s = :%1$s".formatted(column));
            values.put(column, value);
        }
    }

    private static String balanceWithin(List<MinorUnits> bounds, Map<String, Object> values) {
        var alternatives = new ArrayList<String>();
        for (var bound : bounds) {
            var decimals = bound.decimals();
            alternatives.add("decimals = %1$d AND balance BETWEEN :least%1$d AND :most%1$d".formatted(decimals));
            values.put("least" + decimals, bound.least());
            values.put("most" + decimals, bound.most());
        }
        return "(" + String.join(" OR ", alternatives) + ")";
    }

    /** A place in the list of accounts: the account that the page before ended with. */
    record Place(Instant openedAt, UUID accountId) {

        static Place read(String[] fields) {
            return new Place(Cursor.instant(fields[0]), UUID.fromString(fields[1]));
        }
    }
}
