package io.fundsledger.command.log;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.EventJson;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.RecordedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads rows of the table {@code event}. */
final class EventRow {

    /** All that {@link #recorded} needs, from {@code event e} and {@code event before}, the row one position earlier. */
    static final String COLUMNS = """
            e.partition, e.position, e.account_id, e.version, e.event_id, e.type, e.schema_version, e.data, e.metadata, \
            e.actor, e.idempotency_key, e.recorded_at, e.hash, before.hash AS previous_hash""";

    static final String WITH_BEFORE =
            "event e LEFT JOIN event before ON before.partition = e.partition AND before.position = e.position - 1";

    private EventRow() {}

    static RecordedEvent recorded(ResultSet row, LedgerIdentity ledger) throws SQLException {
        var partition = row.getInt("partition");
        var position = row.getLong("position");
        var actor = row.getString("actor");
        var key = row.getString("idempotency_key");
        var previousHash = row.getBytes("previous_hash");
        return new RecordedEvent(
                ledger.ledgerId(),
                partition,
                position,
                row.getObject("account_id", UUID.class),
                row.getLong("version"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getInt("schema_version"),
                row.getBytes("data"),
                instant(row, "recorded_at"),
                EventMetadata.read(
                        actor, key == null ? null : ImportedKey.published(actor, key), row.getBytes("metadata")),
                previousHash == null ? firstHash(ledger, partition, position) : previousHash,
                row.getBytes("hash"));
    }

    private static byte[] firstHash(LedgerIdentity ledger, int partition, long position) {
        if (position != 1) {
            throw new IllegalStateException("the log has no event before %d:%d".formatted(partition, position));
        }
        return HashChain.first(ledger.ledgerId(), partition, ledger.partitions());
    }

    static AccountEvent event(ResultSet row) throws SQLException {
        return EventJson.read(row.getString("type"), row.getInt("schema_version"), row.getBytes("data"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
