package io.fundsledger.projector.reconciliation;

import io.fundsledger.events.LogPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as one view tells of it.
 *
 * @param fields what it tells; null is an absent value, a field that is not there is none of the view's
 * @param contradicted what does not follow from the rest of the same view
 */
record EntryRow(EntryKey key, LogPosition at, Map<Field, @Nullable String> fields, Set<Field> contradicted) {

    /**
     * Reads what tables of entries have under the same names.
     *
     * @param own what only the one table has, and is added to
     */
    static EntryRow read(ResultSet row, Map<Field, @Nullable String> own, Set<Field> contradicted) throws SQLException {
        var at = new LogPosition(row.getInt("log_partition"), row.getLong("log_position"));
        own.put(Field.AMOUNT, row.getString("amount"));
        own.put(Field.CURRENCY, row.getString("currency"));
        own.put(Field.VALUE_DATE, row.getString("value_date"));
        own.put(Field.RECORDED_AT, row.getString("recorded_at"));
        own.put(Field.EVENT_ID, row.getString("event_id"));
        own.put(Field.POSITION, at.toString());
        own.put(Field.REVERSES, row.getString("reverses"));
        var key = new EntryKey(row.getObject("account_id", UUID.class), row.getLong("version"));
        return new EntryRow(key, at, own, contradicted);
    }
}
