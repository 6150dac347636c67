package io.fundsledger.endtoend;

import io.fundsledger.cli.local.LocalLedger;
import io.fundsledger.cli.logfile.LogHead;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of the event store, asked where they are kept. */
final class EventTable {

    private EventTable() {}

    /** All that an exported log tells of them: of an idempotency key its hash, of what was answered nothing. */
    static List<String> rows(LocalLedger processes, LogHead upTo) {
        return query(processes, """
            SELECT row(partition, position, account_id, version, event_id, type, schema_version, data,
                       convert_from(metadata, 'UTF8')::jsonb - 'parts', settles, actor,
                       CASE WHEN idempotency_key LIKE '#%%' THEN substr(idempotency_key, 2)
                            ELSE encode(sha256(convert_to(actor || E'\\n' || idempotency_key, 'UTF8')), 'hex') END,
                       recorded_at, hash)::text
              FROM event WHERE partition = %d AND position <= %d ORDER BY position""".formatted(upTo.partition(), upTo.position()));
    }

    static List<String> accountNumbers(LocalLedger processes) {
        return query(processes, "SELECT number || ' ' || account_id FROM account_number ORDER BY number");
    }

    static List<String> holdsDueLater(LocalLedger processes) {
        return query(
                processes,
                "SELECT h::text FROM hold_due h WHERE expires_at > '2090-01-01' ORDER BY account_id, version");
    }

    private static List<String> query(LocalLedger processes, String sql) {
        var eventStore = processes.stack().postgres().superuserUrl("event_store");
        try (var connection = DriverManager.getConnection(eventStore);
                var rows = connection.createStatement().executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
