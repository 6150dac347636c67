package io.fundsledger.query.explanation;

import io.fundsledger.events.LogPosition;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold that counts.
 *
 * @param position where the event that placed it is in the log
 */
record OpenHold(
        long holdId,
        Money amount,
        Instant placedAt,
        @Nullable Instant expiresAt,
        @Nullable String description,
        UUID eventId,
        LogPosition position) {

    static OpenHold of(ResultSet row, Currency currency) throws SQLException {
        var expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new OpenHold(
                row.getLong("hold_id"),
                new Money(row.getLong("amount"), currency),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                expiresAt == null ? null : expiresAt.toInstant(),
                row.getString("description"),
                row.getObject("event_id", UUID.class),
                new LogPosition(row.getInt("log_partition"), row.getLong("log_position")));
    }
}
