package io.fundsledger.command.log;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the table {@code hold_due}, which whoever appends keeps. */
public final class DueHolds {

    private final JdbcClient jdbc;

    public DueHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The holds that count no more at an instant, the longest overdue first.
     *
     * @param at in microseconds
     * @param after the last one of those that were read before
     * @param limit how many at most
     */
    public List<DueHold> overdueAt(Instant at, DueHold after, int limit) {
        return jdbc.sql("""
                        SELECT expires_at, account_id, version FROM hold_due
                         WHERE expires_at <= ? AND (expires_at, account_id, version) > (?, ?, ?)
                         ORDER BY expires_at, account_id, version LIMIT ?""")
                .params(utc(at), utc(after.expiresAt()), after.accountId(), after.holdId(), limit)
                .query((row, number) -> new DueHold(
                        EventRow.instant(row, "expires_at"),
                        row.getObject("account_id", UUID.class),
                        row.getLong("version")))
                .list();
    }

    /** Takes out a hold that the log says is not open: such a hold never is again. */
    public void forget(DueHold hold) {
        jdbc.sql("DELETE FROM hold_due WHERE account_id = ? AND version = ?")
                .params(hold.accountId(), hold.holdId())
                .update();
    }

    /** The instant at which the first of all is due, or was. */
    public Optional<Instant> first() {
        return jdbc.sql("SELECT expires_at FROM hold_due ORDER BY expires_at LIMIT 1")
                .query((row, number) -> EventRow.instant(row, "expires_at"))
                .optional();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
