package io.fundsledger.projector.generalledger;

import static io.fundsledger.projector.projection.SqlArrays.ints;
import static io.fundsledger.projector.projection.SqlArrays.longs;
import static io.fundsledger.projector.projection.SqlArrays.texts;

import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.projector.projection.Generation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The journal of a generation, read and written in one statement for any number of entries, in none for none. */
final class JournalTable {

    private static final String POSTINGS = """
            SELECT e.account_id, e.version, e.debited, e.credited, e.currency, e.amount
            FROM unnest(?::uuid[], ?::bigint[]) AS named (account_id, version)
            JOIN {schema}.journal_entry e USING (account_id, version)""";

    private static final String ADD = """
            INSERT INTO {schema}.journal_entry
                (account_id, version, debited, credited, currency, amount, debits_after, credits_after, value_date,
                 recorded_at, reverses, event_id, log_partition, log_position)
            SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::numeric[],
                                 ?::numeric[], ?::date[], ?::timestamptz[], ?::bigint[], ?::uuid[], ?::int[],
                                 ?::bigint[])""";

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

    void add(List<JournalEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.sql(generation.in(ADD))
                .param(texts(entries, line -> line.recorded().accountId()))
                .param(longs(entries, line -> line.recorded().accountVersion()))
                .param(texts(entries, line -> line.posting().debited().name()))
                .param(texts(entries, line -> line.posting().credited().name()))
                .param(texts(entries, line -> line.posting().amount().currency()))
                .param(longs(entries, line -> line.posting().amount().minor()))
                .param(texts(entries, JournalEntry::debitsAfter))
                .param(texts(entries, JournalEntry::creditsAfter))
                .param(texts(entries, line -> line.entry().valueDate()))
                .param(texts(entries, line -> line.recorded().recordedAt()))
                .param(texts(entries, line -> line.entry().reverses()))
                .param(texts(entries, line -> line.recorded().eventId()))
                .param(ints(entries, line -> line.recorded().partition()))
                .param(longs(entries, line -> line.recorded().position()))
                .update();
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
