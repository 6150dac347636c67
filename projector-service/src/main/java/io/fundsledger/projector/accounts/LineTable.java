package io.fundsledger.projector.accounts;

import static io.fundsledger.projector.projection.SqlArrays.longs;
import static io.fundsledger.projector.projection.SqlArrays.texts;

import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.projector.entry.EntryType;
import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.RowValues;
import io.fundsledger.projector.projection.TableWrites;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statement lines of a generation, read and written in one statement for any number of rows, in none for none. */
final class LineTable {

    private static final String BOOKED = """
            SELECT l.account_id, l.version, l.type, l.amount, l.reversed_by
            FROM unnest(?::uuid[], ?::bigint[]) AS named (account_id, version)
            JOIN {schema}.statement_line l USING (account_id, version)""";

    private static final List<String> COLUMNS = List.of(
            "account_id",
            "version",
            "type",
            "amount",
            "balance_after",
            "value_date",
            "booking_date",
            "recorded_at",
            "channel",
            "transfer_id",
            "other_account_id",
            "hold_id",
            "reverses",
            "category",
            "description",
            "counterparty",
            "reference",
            "reason",
            "event_id",
            "log_partition",
            "log_position");

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
    void add(List<StatementLine> lines, ZoneId zone, TableWrites writes) {
        writes.add(
                generation.schema() + ".statement_line", COLUMNS, lines, (line, values) -> write(line, values, zone));
    }

    private static void write(StatementLine line, RowValues values, ZoneId zone) {
        var recorded = line.recorded();
        var entry = line.entry();
        var other = entry.other();
        values.uuid(recorded.accountId())
                .bigint(recorded.accountVersion())
                .text(entry.type().word())
                .bigint(entry.change().minor())
                .bigint(line.balanceAfter().minor())
                .date(entry.valueDate())
                .date(line.bookingDate(zone))
                .instant(recorded.recordedAt())
                .text(entry.channel())
                .uuid(other == null ? null : other.transferId())
                .uuid(other == null ? null : other.accountId())
                .bigint(entry.holdId())
                .bigint(entry.reverses())
                .text(entry.category())
                .text(line.text(PlainText::description))
                .text(line.text(PlainText::counterparty))
                .text(line.text(PlainText::reference))
                .text(line.text(PlainText::reason))
                .uuid(recorded.eventId())
                .integer(recorded.partition())
                .bigint(recorded.position());
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

    private static BookedEntry entry(ResultSet row) throws SQLException {
        return new BookedEntry(
                new AccountVersion(row.getObject("account_id", UUID.class), row.getLong("version")),
                EntryType.ofWord(row.getString("type")),
                row.getLong("amount"),
                row.getObject("reversed_by") != null);
    }
}
