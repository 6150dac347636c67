package io.fundsledger.query.account;

import io.fundsledger.query.api.Cursor;
import io.fundsledger.query.api.MinorUnits;
import io.fundsledger.query.api.Page;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads accounts, in the caller's snapshot. */
@Repository
public class Accounts {

    private static final String SELECT = "SELECT " + Account.COLUMNS + " FROM views.account";

    /** Whatever columns the view has: one of an earlier release is read until the projector has made it again. */
    private static final String LAST_HASH =
            "SELECT substr(to_jsonb(a) ->> 'hash', 3) FROM views.account a WHERE account_id = ?";

    /** A page costs no more than to look at so many accounts, whatever is asked for. */
    private static final int MOST_LOOKED_AT = 10_000;

    /** The innermost goes along an index, of all accounts or of those with one property; the rest is compared account by account. */
    private static final String LIST = """
            SELECT * FROM (
                SELECT *, {matches} AS matches, :most = row_number() OVER (ORDER BY opened_at DESC, account_id DESC) AS last
                FROM (SELECT {columns} FROM views.account WHERE {found} ORDER BY opened_at DESC, account_id DESC LIMIT :most) AS found
            ) AS looked
            WHERE matches OR last
            ORDER BY opened_at DESC, account_id DESC LIMIT :limit""";

    private final JdbcClient views;
    private final int mostLookedAt;

    @Autowired
    Accounts(JdbcClient views) {
        this(views, MOST_LOOKED_AT);
    }

    Accounts(JdbcClient views, int mostLookedAt) {
        this.views = views;
        this.mostLookedAt = mostLookedAt;
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

    /**
     * Accounts that match, newest first, older than {@code before}. It looks at a bounded number of them: where few match, the page has
     * fewer than {@code size}, and goes on with the next.
     */
    Page<Account> list(AccountFilter filter, @Nullable Place before, int size) {
        var values = new HashMap<String, Object>();
        var conditions = new ArrayDeque<String>();
        equal("account_number", filter.accountNumber(), conditions, values);
        equal("owner_id", filter.ownerId(), conditions, values);
        equal("status", filter.status() == null ? null : filter.status().wireName(), conditions, values);
        equal("currency", filter.currency() == null ? null : filter.currency().code(), conditions, values);
        var looked = new ArrayList<String>();
        if (!conditions.isEmpty()) {
            looked.add(conditions.removeFirst());
        }
        if (before != null) {
            looked.add("(opened_at, account_id) < (:openedAt, :accountId)");
            values.put("openedAt", before.openedAt().atOffset(ZoneOffset.UTC));
            values.put("accountId", before.accountId());
        }
        if (filter.minBalance() != null || filter.maxBalance() != null) {
            conditions.add(balanceWithin(
                    MinorUnits.between(filter.minBalance(), filter.maxBalance(), filter.currency()), values));
        }
        var rows = views.sql(LIST.replace("{columns}", Account.COLUMNS)
                        .replace("{found}", all(looked))
                        .replace("{matches}", all(conditions)))
                .params(values)
                .param("most", mostLookedAt)
                .param("limit", size + 1)
                .query((row, number) -> new Looked(Account.of(row), row.getBoolean("matches"), row.getBoolean("last")))
                .list();
        return page(rows, filter, size);
    }

    /** An account that matches, or is the last that was looked at. */
    private record Looked(Account account, boolean matches, boolean last) {}

    private static Page<Account> page(List<Looked> rows, AccountFilter filter, int size) {
        var matching =
                rows.stream().filter(Looked::matches).map(Looked::account).toList();
        if (matching.size() > size || rows.isEmpty() || !rows.getLast().last()) {
            return Page.of(matching, size, last -> cursor(filter, last));
        }
        return new Page<>(matching, cursor(filter, rows.getLast().account()));
    }

    private static String cursor(AccountFilter filter, Account after) {
        return Cursor.of(filter, after.openedAt(), after.accountId());
    }

    private static String all(Collection<String> conditions) {
        return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
    }

    private static void equal(
            String column, @Nullable Object value, Collection<String> conditions, Map<String, Object> values) {
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
