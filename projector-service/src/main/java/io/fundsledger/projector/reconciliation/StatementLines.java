package io.fundsledger.projector.reconciliation;

import io.fundsledger.projector.projection.Generation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Entries as the statements tell them; each also has to follow from the line before it. */
final class StatementLines {

    private static final String LINES = """
            SELECT l.account_id, l.version, l.amount, a.currency, l.value_date::text, l.event_id, l.log_partition,
                   l.log_position, l.type, l.channel, l.transfer_id, l.other_account_id, l.hold_id, l.reverses,
                   l.category, l.description, l.counterparty, l.reference,
                   (extract(epoch FROM l.recorded_at) * 1000000)::bigint AS recorded_at,
                   coalesce(before.balance_after, 0)::numeric + l.amount = l.balance_after AS adds_up,
                   (l.recorded_at AT TIME ZONE :zone)::date = l.booking_date AS booked_that_day
            FROM (
                SELECT * FROM {schema}.statement_line
                WHERE (account_id, version) > (:account, :version) ORDER BY account_id, version LIMIT :limit) AS l
            LEFT JOIN {schema}.account a ON a.account_id = l.account_id
            LEFT JOIN LATERAL (
                SELECT b.balance_after FROM {schema}.statement_line b
                WHERE b.account_id = l.account_id AND b.version < l.version ORDER BY b.version DESC LIMIT 1) AS before
                ON true
            ORDER BY l.account_id, l.version""";

    private final JdbcClient jdbc;
    private final ZoneId zone;

    /** @param zone the ledger's, in which an instant of recording has a date */
    StatementLines(JdbcClient jdbc, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    List<EntryRow> after(EntryKey place, int limit, Generation generation) {
        return jdbc.sql(generation.in(LINES))
                .param("zone", zone.getId())
                .param("account", place.accountId())
                .param("version", place.version())
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    private static EntryRow entry(ResultSet row) throws SQLException {
        var contradicted = EnumSet.noneOf(Field.class);
        if (!row.getBoolean("adds_up")) {
            contradicted.add(Field.BALANCE_AFTER);
        }
        if (!row.getBoolean("booked_that_day")) {
            contradicted.add(Field.BOOKING_DATE);
        }
        return EntryRow.read(row, ownFields(row), contradicted);
    }

    private static EnumMap<Field, @Nullable String> ownFields(ResultSet row) throws SQLException {
        var fields = new EnumMap<Field, @Nullable String>(Field.class);
        fields.put(Field.TYPE, row.getString("type"));
        fields.put(Field.CHANNEL, row.getString("channel"));
        fields.put(Field.TRANSFER_ID, row.getString("transfer_id"));
        fields.put(Field.OTHER_ACCOUNT_ID, row.getString("other_account_id"));
        fields.put(Field.HOLD_ID, row.getString("hold_id"));
        fields.put(Field.CATEGORY, row.getString("category"));
        fields.put(Field.DESCRIPTION, row.getString("description"));
        fields.put(Field.COUNTERPARTY, row.getString("counterparty"));
        fields.put(Field.REFERENCE, row.getString("reference"));
        var other = OtherSide.of(row.getString("type"), row.getString("channel"), row.getString("currency"));
        if (other != null) {
            fields.put(Field.LEDGER_ACCOUNT, other);
        }
        return fields;
    }
}
