package io.fundsledger.projector.reconciliation;

import io.fundsledger.projector.projection.Generation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Entries as the general ledger posts them; the running totals of each have to follow from the posting before it. */
final class JournalEntries {

    private static final String ENTRIES = """
            SELECT e.account_id, e.version, e.currency, e.value_date::text, e.event_id, e.log_partition, e.log_position,
                   e.reverses, (extract(epoch FROM e.recorded_at) * 1000000)::bigint AS recorded_at,
                   CASE 'customers:' || e.currency WHEN e.credited THEN e.amount WHEN e.debited THEN -e.amount END AS amount,
                   CASE 'customers:' || e.currency WHEN e.credited THEN e.debited ELSE e.credited END AS other_side,
                   coalesce(debited.debits_after, 0) + e.amount = e.debits_after AS debits_add_up,
                   coalesce(credited.credits_after, 0) + e.amount = e.credits_after AS credits_add_up
            FROM (
                SELECT * FROM {schema}.journal_entry
                WHERE (account_id, version) > (:account, :version) ORDER BY account_id, version LIMIT :limit) AS e
            LEFT JOIN LATERAL (
                SELECT b.debits_after FROM {schema}.journal_entry b
                WHERE b.log_partition = e.log_partition AND b.debited = e.debited
                  AND (b.recorded_at, b.log_position) < (e.recorded_at, e.log_position)
                ORDER BY b.recorded_at DESC, b.log_position DESC LIMIT 1) AS debited ON true
            LEFT JOIN LATERAL (
                SELECT b.credits_after FROM {schema}.journal_entry b
                WHERE b.log_partition = e.log_partition AND b.credited = e.credited
                  AND (b.recorded_at, b.log_position) < (e.recorded_at, e.log_position)
                ORDER BY b.recorded_at DESC, b.log_position DESC LIMIT 1) AS credited ON true
            ORDER BY e.account_id, e.version""";

    private final JdbcClient jdbc;

    JournalEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<EntryRow> after(EntryKey place, int limit, Generation generation) {
        return jdbc.sql(generation.in(ENTRIES))
                .param("account", place.accountId())
                .param("version", place.version())
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    private static EntryRow entry(ResultSet row) throws SQLException {
        var contradicted = EnumSet.noneOf(Field.class);
        if (!row.getBoolean("debits_add_up")) {
            contradicted.add(Field.DEBITS_AFTER);
        }
        if (!row.getBoolean("credits_add_up")) {
            contradicted.add(Field.CREDITS_AFTER);
        }
        return EntryRow.read(row, ownFields(row), contradicted);
    }

    private static EnumMap<Field, @Nullable String> ownFields(ResultSet row) throws SQLException {
        var fields = new EnumMap<Field, @Nullable String>(Field.class);
        fields.put(Field.LEDGER_ACCOUNT, row.getString("other_side"));
        return fields;
    }
}
