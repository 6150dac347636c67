package io.fundsledger.query.generalledger;

import io.fundsledger.events.money.Currency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads trial balances, in the caller's snapshot. */
@Repository
class TrialBalances {

    private static final String NOW = """
            SELECT ledger_account, currency, decimals, sum(debits) AS debits, sum(credits) AS credits
            FROM views.ledger_total
            GROUP BY ledger_account, currency, decimals
            ORDER BY currency, ledger_account""";

    /** In every partition the last entry on either side of an account knows the totals: one look each, however old. */
    private static final String AS_OF = """
            SELECT ledger_account, currency, decimals,
                   sum(coalesce(debited.debits_after, 0)) AS debits, sum(coalesce(credited.credits_after, 0)) AS credits
            FROM views.ledger_total t
            LEFT JOIN LATERAL (
                SELECT debits_after FROM views.journal_entry e
                WHERE e.log_partition = t.log_partition AND e.debited = t.ledger_account AND e.recorded_at <= :asOf
                ORDER BY e.recorded_at DESC, e.log_position DESC LIMIT 1) AS debited ON true
            LEFT JOIN LATERAL (
                SELECT credits_after FROM views.journal_entry e
                WHERE e.log_partition = t.log_partition AND e.credited = t.ledger_account AND e.recorded_at <= :asOf
                ORDER BY e.recorded_at DESC, e.log_position DESC LIMIT 1) AS credited ON true
            GROUP BY ledger_account, currency, decimals
            HAVING count(debited.debits_after) + count(credited.credits_after) > 0
            ORDER BY currency, ledger_account""";

    /** Time does not run back in a partition: after an event from later on, nothing from before can follow. */
    private static final String IS_FINAL = """
            SELECT coalesce(bool_and(coalesce(recorded_at > ?, false)), false)
            FROM views.position WHERE projection = 'general-ledger'""";

    private final JdbcClient jdbc;

    TrialBalances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public TrialBalance read(@Nullable Instant asOf) {
        return asOf == null ? new TrialBalance(null, false, now()) : balance(asOf);
    }

    private List<LedgerAccountTotal> now() {
        return jdbc.sql(NOW).query((row, number) -> total(row)).list();
    }

    private TrialBalance balance(Instant asOf) {
        var time = asOf.atOffset(ZoneOffset.UTC);
        var totals = jdbc.sql(AS_OF)
                .param("asOf", time)
                .query((row, number) -> total(row))
                .list();
        return new TrialBalance(
                asOf, jdbc.sql(IS_FINAL).param(time).query(Boolean.class).single(), totals);
    }

    private static LedgerAccountTotal total(ResultSet row) throws SQLException {
        return new LedgerAccountTotal(
                row.getString("ledger_account"),
                new Currency(row.getString("currency"), row.getInt("decimals")),
                row.getBigDecimal("debits"),
                row.getBigDecimal("credits"));
    }
}
