package io.fundsledger.projector.accounts;

import static io.fundsledger.projector.projection.SqlArrays.ints;
import static io.fundsledger.projector.projection.SqlArrays.longs;
import static io.fundsledger.projector.projection.SqlArrays.texts;

import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.projector.projection.Generation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The holds of a generation, read and written in one statement for any number of rows, in none for none. */
final class HoldTable {

    private static final String OPEN = """
            SELECT h.account_id, h.hold_id, h.amount, h.expires_at, a.currency
            FROM unnest(?::uuid[], ?::bigint[]) AS named (account_id, hold_id)
            JOIN {schema}.hold h USING (account_id, hold_id)
            JOIN {schema}.account a USING (account_id)
            WHERE h.ended_by IS NULL""";

    private static final String PLACE = """
            INSERT INTO {schema}.hold
                (account_id, hold_id, status, amount, expires_at, placed_at,
                 category, description, counterparty, reference, reason, event_id, log_partition, log_position)
            SELECT id, hold, 'open', amount, expires, placed,
                   category, description, counterparty, reference, reason, event, part, pos
            FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[],
                        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::int[], ?::bigint[])
                AS row (id, hold, amount, expires, placed,
                        category, description, counterparty, reference, reason, event, part, pos)""";

    private static final String END = """
            UPDATE {schema}.hold h
            SET status = e.status, captured = e.captured, ended_at = e.ended_at, ended_by = e.ended_by
            FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::bigint[], ?::timestamptz[], ?::bigint[])
                AS e (account_id, hold_id, status, captured, ended_at, ended_by)
            WHERE h.account_id = e.account_id AND h.hold_id = e.hold_id""";

    private final JdbcClient jdbc;
    private final Generation generation;

    HoldTable(JdbcClient jdbc, Generation generation) {
        this.jdbc = jdbc;
        this.generation = generation;
    }

    /** Those of the given holds that are open. */
    List<OpenHold> open(Collection<AccountVersion> holds) {
        if (holds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(generation.in(OPEN))
                .param(texts(holds, AccountVersion::accountId))
                .param(longs(holds, AccountVersion::version))
                .query((row, number) -> hold(row))
                .list();
    }

    void place(List<PlacedHold> holds) {
        if (holds.isEmpty()) {
            return;
        }
        jdbc.sql(generation.in(PLACE))
                .param(texts(holds, hold -> hold.recorded().accountId()))
                .param(longs(holds, hold -> hold.recorded().accountVersion()))
                .param(longs(holds, hold -> hold.event().amount().minor()))
                .param(texts(holds, hold -> hold.event().expiresAt()))
                .param(texts(holds, hold -> hold.recorded().recordedAt()))
                .param(texts(holds, hold -> hold.event().category()))
                .param(parts(holds, PlainText::description))
                .param(parts(holds, PlainText::counterparty))
                .param(parts(holds, PlainText::reference))
                .param(parts(holds, PlainText::reason))
                .param(texts(holds, hold -> hold.recorded().eventId()))
                .param(ints(holds, hold -> hold.recorded().partition()))
                .param(longs(holds, hold -> hold.recorded().position()))
                .update();
    }

    /** Also holds that have just been placed. */
    void end(List<EndedHold> holds) {
        if (holds.isEmpty()) {
            return;
        }
        jdbc.sql(generation.in(END))
                .param(texts(holds, ended -> ended.hold().id().accountId()))
                .param(longs(holds, ended -> ended.hold().id().version()))
                .param(texts(holds, ended -> ended.status().word()))
                .param(texts(
                        holds,
                        ended -> ended.captured() == null
                                ? null
                                : ended.captured().minor()))
                .param(texts(holds, EndedHold::endedAt))
                .param(longs(holds, ended -> ended.by().accountVersion()))
                .update();
    }

    private static @Nullable String[] parts(List<PlacedHold> holds, Function<PlainText, @Nullable String> part) {
        return texts(holds, hold -> hold.text() == null ? null : part.apply(hold.text()));
    }

    private static OpenHold hold(ResultSet row) throws SQLException {
        var expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new OpenHold(
                new AccountVersion(row.getObject("account_id", UUID.class), row.getLong("hold_id")),
                new Money(row.getLong("amount"), Currency.of(row.getString("currency"))),
                expiresAt == null ? null : expiresAt.toInstant());
    }
}
