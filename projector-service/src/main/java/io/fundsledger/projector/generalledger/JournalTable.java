package io.fundsledger.projector.generalledger;

import static io.fundsledger.projector.projection.SqlArrays.longs;
import static io.fundsledger.projector.projection.SqlArrays.texts;

import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.RowValues;
import io.fundsledger.projector.projection.TableWrites;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The journal of a generation, read in one statement for any number of entries, in none for none. */
final class JournalTable {

    private static final String POSTINGS = """
            SELECT e.account_id, e.version, e.debited, e.credited, e.currency, e.amount
            FROM unnest(?::uuid[], ?::bigint[]) AS named (account_id, version)
            JOIN {schema}.journal_entry e USING (account_id, version)""";

    private static final List<String> COLUMNS = List.of(
            "account_id",
            "version",
            "debited",
            "credited",
            "currency",
            "amount",
            "debits_after",
            "credits_after",
            "value_date",
            "recorded_at",
            "reverses",
            "event_id",
            "log_partition",
            "log_position");

    private final JdbcClient jdbc;
    private final Generation generation;

    JournalTable(JdbcClient jdbc, Generation generation) {
        this.jdbc = jdbc;
        this.generation = generation;
    }

    /** How the given entries were posted, as far as there are such. */
    Map<EntryId, Posting> postings(Collection<EntryId> entries) {
        var postings = new HashMap<EntryId, Posting>();
        if (!entries.isEmpty()) {
            jdbc.sql(generation.in(POSTINGS))
                    .param(texts(entries, EntryId::accountId))
                    .param(longs(entries, EntryId::version))
                    .query(row -> {
                        postings.put(entryId(row), posting(row));
                    });
        }
        return postings;
    }

    void add(List<JournalEntry> entries, TableWrites writes) {
        writes.add(generation.schema() + ".journal_entry", COLUMNS, entries, JournalTable::write);
    }

    private static void write(JournalEntry line, RowValues values) {
        var recorded = line.recorded();
        var posting = line.posting();
        values.uuid(recorded.accountId())
                .bigint(recorded.accountVersion())
                .text(posting.debited().name())
                .text(posting.credited().name())
                .text(posting.amount().currency().code())
                .bigint(posting.amount().minor())
                .numeric(line.debitsAfter())
                .numeric(line.creditsAfter())
                .date(line.entry().valueDate())
                .instant(recorded.recordedAt())
                .bigint(line.entry().reverses())
                .uuid(recorded.eventId())
                .integer(recorded.partition())
                .bigint(recorded.position());
    }

    private static EntryId entryId(ResultSet row) throws SQLException {
        return new EntryId(row.getObject("account_id", UUID.class), row.getLong("version"));
    }

    private static Posting posting(ResultSet row) throws SQLException {
        var currency = Currency.of(row.getString("currency"));
        return new Posting(
                new LedgerAccount(row.getString("debited"), currency),
                new LedgerAccount(row.getString("credited"), currency),
                new Money(row.getLong("amount"), currency));
    }
}
