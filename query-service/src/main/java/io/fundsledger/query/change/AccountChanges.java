package io.fundsledger.query.change;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what events left of accounts, in the caller's snapshot. */
@Repository
public class AccountChanges {

    // Each event left a statement line, a standing, or both; what it left alone is in those before it. By LATERAL and
    // LIMIT 1
    // each is a look-up in a primary key, whatever the planner believes.
    private static final String AFTER = """
            SELECT seen.number, a.account_id, a.owner_id, a.account_number, a.currency, a.decimals, a.opened_at, e.version,
                   s.status, s.overdraft_limit, s.held, s.open_holds AS unexpired_holds,
                   coalesce(l.balance_after, 0) AS balance, s.event, e.event_id, e.recorded_at AS updated_at,
                   e.log_partition, e.log_position,
                   e.type, e.amount, e.value_date, e.booking_date, e.category, e.description, e.counterparty, e.reference
            FROM unnest(?::uuid[], ?::bigint[]) WITH ORDINALITY AS seen (account_id, version, number)
            JOIN views.account a ON a.account_id = seen.account_id AND a.version > seen.version
            CROSS JOIN LATERAL generate_series(seen.version + 1, least(seen.version + ?, a.version)) AS v (version)
            CROSS JOIN LATERAL (
                SELECT * FROM views.standing s
                WHERE s.account_id = seen.account_id AND s.version <= v.version
                ORDER BY s.version DESC
                LIMIT 1) AS s
            LEFT JOIN LATERAL (
                SELECT * FROM views.statement_line l
                WHERE l.account_id = seen.account_id AND l.version <= v.version
                ORDER BY l.version DESC
                LIMIT 1) AS l ON true
            CROSS JOIN LATERAL (
                SELECT l.version, l.event_id, l.recorded_at, l.log_partition, l.log_position, l.type, l.amount, l.value_date,
                       l.booking_date, l.category, l.description, l.counterparty, l.reference
                WHERE l.version = v.version
                UNION ALL
                SELECT s.version, s.event_id, s.recorded_at, s.log_partition, s.log_position, NULL, NULL, NULL,
                       NULL, NULL, NULL, NULL, NULL
                WHERE s.version = v.version AND l.version IS DISTINCT FROM v.version) AS e
            ORDER BY seen.number, e.version""";

    private final JdbcClient views;

    AccountChanges(JdbcClient views) {
        this.views = views;
    }

    /** At most so many changes after what has been seen, the oldest first. */
    public List<AccountChange> after(UUID accountId, long version, int most) {
        return after(List.of(new Seen(accountId, version)), most).getFirst();
    }

    /**
     * The same of many accounts, in one query. An event of which the view has lost the row is left out: whoever reads on sees
     * that a version is missing.
     *
     * @return a list for each that is asked for, in the same order
     */
    public List<List<AccountChange>> after(List<Seen> seen, int most) {
        var changes = new ArrayList<List<AccountChange>>();
        seen.forEach(each -> changes.add(new ArrayList<>()));
        views.sql(AFTER)
                .param(seen.stream().map(each -> each.accountId().toString()).toArray(String[]::new))
                .param(seen.stream().map(Seen::version).toArray(Long[]::new))
                .param(most)
                .query(row -> {
                    changes.get(row.getInt("number") - 1).add(AccountChange.of(row));
                });
        return changes;
    }

    /** The version of an account's last event at or before a position of its log partition; 0 if it had none. */
    public long versionAt(UUID accountId, long position) {
        return views.sql("SELECT views.version_at_position(?, ?)")
                .params(accountId, position)
                .query(Long.class)
                .single();
    }
}
