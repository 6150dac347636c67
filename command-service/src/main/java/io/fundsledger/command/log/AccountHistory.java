package io.fundsledger.command.log;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.account.Account.Unopened;
import io.fundsledger.events.LogPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replays one account, up to any version or instant. */
public final class AccountHistory {

    private static final String UP_TO = """
            SELECT partition, position, version, type, schema_version, data, recorded_at FROM event
              WHERE account_id = ? AND version <= ? AND recorded_at <= ? ORDER BY version""";

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private final JdbcClient jdbc;

    public AccountHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An account as it was.
     *
     * @param position of its last event by then
     * @param recordedAt of its last event by then
     */
    public record Replayed(Known account, LogPosition position, Instant recordedAt) {}

    /** The fold up to a version and an instant, both inclusive, null being all; empty if there was no event by then. */
    public Optional<Replayed> replay(UUID accountId, @Nullable Long atVersion, @Nullable Instant asOf) {
        var upTo = asOf == null || asOf.isAfter(END_OF_TIME) ? END_OF_TIME : asOf;
        return jdbc.sql(UP_TO)
                .param(accountId)
                .param(atVersion == null ? Long.MAX_VALUE : atVersion)
                .param(upTo.atOffset(ZoneOffset.UTC))
                .query(AccountHistory::fold);
    }

    private static Optional<Replayed> fold(ResultSet rows) throws SQLException {
        Account account = Unopened.FREE;
        LogPosition position = null;
        var recordedAt = Instant.EPOCH;
        while (rows.next()) {
            account = Replay.step(account, rows);
            position = new LogPosition(rows.getInt("partition"), rows.getLong("position"));
            recordedAt = EventRow.instant(rows, "recorded_at");
        }
        return position == null ? Optional.empty() : Optional.of(new Replayed((Known) account, position, recordedAt));
    }
}
