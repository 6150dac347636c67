package io.fundsledger.projector.accounts;

import static io.fundsledger.projector.projection.SqlArrays.ints;
import static io.fundsledger.projector.projection.SqlArrays.longs;
import static io.fundsledger.projector.projection.SqlArrays.texts;

import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.OtherLeg;
import io.fundsledger.projector.entry.EntryType;
import io.fundsledger.projector.projection.Generation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statement lines of a generation, read and written in one statement for any number of rows, in none for none. */
final class LineTable {

    private static final String BOOKED = """
            SELECT l.account_id, l.version, l.type, l.amount, l.reversed_by
            FROM unnest(?::uuid[], ?::bigint[]) AS named (account_id, version)
            JOIN {schema}.statement_line l USING (account_id, version)""";

    private static final String ADD = """
            INSERT INTO {schema}.statement_line
                (account_id, version, type, amount, balance_after, value_date, booking_date, recorded_at, channel,
                 transfer_id, other_account_id, hold_id, reverses,
                 category, description, counterparty, reference, reason, event_id, log_partition, log_position)
            SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::date[], ?::date[],
                                 ?::timestamptz[], ?::text[], ?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[],
                                 ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[],
                                 ?::int[], ?::bigint[])""";

    private static final String REVERSE = """
            UPDATE {schema}.statement_line l
            SET reversed_by = r.reversed_by
            FROM unnest(?::uuid[], ?::bigint[], ?::bigint[]) AS r (account_id, version, reversed_by)
            WHERE l.account_id = r.account_id AND l.version = r.version""";

    private final JdbcClient jdbc;
    private final Generation generation;

    LineTable(JdbcClient jdbc, Generation generation) {
        this.jdbc = jdbc;
        this.generation = generation;
    }

    /** The given entries, as far as there are such. */
    List<BookedEntry> booked(Collection<AccountVersion> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(generation.in(BOOKED))
                .param(texts(entries, AccountVersion::accountId))
                .param(longs(entries, AccountVersion::version))
                .query((row, number) -> entry(row))
                .list();
    }

    /** @param zone in which an instant of recording becomes a booking date */
    void add(List<StatementLine> lines, ZoneId zone) {
        if (lines.isEmpty()) {
            return;
        }
        jdbc.sql(generation.in(ADD))
                .param(texts(lines, line -> line.recorded().accountId()))
                .param(longs(lines, line -> line.recorded().accountVersion()))
                .param(texts(lines, line -> line.entry().type().word()))
                .param(longs(lines, line -> line.entry().change().minor()))
                .param(longs(lines, line -> line.balanceAfter().minor()))
                .param(texts(lines, line -> line.entry().valueDate()))
                .param(texts(lines, line -> line.bookingDate(zone)))
                .param(texts(lines, line -> line.recorded().recordedAt()))
                .param(texts(lines, line -> line.entry().channel()))
                .param(legs(lines, OtherLeg::transferId))
                .param(legs(lines, OtherLeg::accountId))
                .param(texts(lines, line -> line.entry().holdId()))
                .param(texts(lines, line -> line.entry().reverses()))
                .param(texts(lines, line -> line.entry().category()))
                .param(texts(lines, line -> line.text(PlainText::description)))
                .param(texts(lines, line -> line.text(PlainText::counterparty)))
                .param(texts(lines, line -> line.text(PlainText::reference)))
                .param(texts(lines, line -> line.text(PlainText::reason)))
                .param(texts(lines, line -> line.recorded().eventId()))
                .param(ints(lines, line -> line.recorded().partition()))
                .param(longs(lines, line -> line.recorded().position()))
                .update();
    }

    /** Marks the entries that were undone, also those that have just been added. */
    void reverse(List<ReversedEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.sql(generation.in(REVERSE))
                .param(texts(entries, reversed -> reversed.entry().accountId()))
                .param(longs(entries, reversed -> reversed.entry().version()))
                .param(longs(entries, ReversedEntry::by))
                .update();
    }

    private static @Nullable String[] legs(List<StatementLine> lines, Function<OtherLeg, UUID> part) {
        return texts(
                lines,
                line -> line.entry().other() == null
                        ? null
                        : part.apply(line.entry().other()));
    }

    private static BookedEntry entry(ResultSet row) throws SQLException {
        return new BookedEntry(
                new AccountVersion(row.getObject("account_id", UUID.class), row.getLong("version")),
                EntryType.ofWord(row.getString("type")),
                row.getLong("amount"),
                row.getObject("reversed_by") != null);
    }
}
