package io.fundsledger.command.log;

import io.fundsledger.command.account.NamedEntry;
import io.fundsledger.events.EventType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the entries and holds that commands name, and what has become of them. */
final class NamedEntries {

    static final String SQL = """
            SELECT n.account_id, n.version, e.type, e.schema_version, e.data,
                s.type AS settled_by, s.schema_version AS settled_by_version
              FROM unnest(?, ?) AS n (account_id, version)
              CROSS JOIN LATERAL (SELECT type, schema_version, data FROM event
                WHERE account_id = n.account_id AND version = n.version LIMIT 1) e
              LEFT JOIN LATERAL (SELECT type, schema_version FROM event
                WHERE account_id = n.account_id AND settles = n.version LIMIT 1) s ON true""";

    private NamedEntries() {}

    /** Sets two parameters, from the given one on. */
    static void bind(PreparedStatement statement, int parameter, Collection<EntryRef> entries) throws SQLException {
        var accounts = entries.stream().map(EntryRef::accountId).toArray();
        statement.setArray(parameter, statement.getConnection().createArrayOf("uuid", accounts));
        statement.setObject(
                parameter + 1, entries.stream().mapToLong(EntryRef::version).toArray());
    }

    /** Those that are in the log. */
    static Map<EntryRef, NamedEntry> read(ResultSet rows) throws SQLException {
        var entries = new HashMap<EntryRef, NamedEntry>();
        while (rows.next()) {
            entries.put(
                    new EntryRef(rows.getObject("account_id", UUID.class), rows.getLong("version")),
                    new NamedEntry(EventRow.event(rows), settledBy(rows)));
        }
        return entries;
    }

    private static @Nullable EventType settledBy(ResultSet row) throws SQLException {
        var name = row.getString("settled_by");
        return name == null ? null : EventType.of(name, row.getInt("settled_by_version"));
    }
}
