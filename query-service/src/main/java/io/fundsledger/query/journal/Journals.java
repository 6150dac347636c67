package io.fundsledger.query.journal;

import io.fundsledger.events.LogPosition;
import io.fundsledger.events.money.Currency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the general ledger page by page, in the caller's snapshots; what is in it never changes. */
@Repository
class Journals {

    private static final String LEDGER = """
            SELECT ledger_id FROM views.position
            WHERE projection = 'general-ledger' AND ledger_id IS NOT NULL
            ORDER BY log_partition LIMIT 1""";

    private static final String ACCOUNTS = """
            SELECT DISTINCT ledger_account, currency, decimals FROM views.ledger_total ORDER BY currency, ledger_account""";

    /** Both tables are read along their primary keys, as far as a page goes. */
    private static final String PAGE = """
            SELECT e.account_id, e.version, e.debited, e.credited, e.currency, e.amount, e.value_date, e.reverses,
                   e.event_id, e.log_partition, e.log_position,
                   l.type, l.booking_date, l.category, l.description, l.counterparty, l.reference, l.transfer_id
            FROM views.journal_entry e
            LEFT JOIN views.statement_line l ON l.account_id = e.account_id AND l.version = e.version
            WHERE (e.account_id, e.version) > (:account, :version) AND e.account_id <= :last
            ORDER BY e.account_id, e.version
            LIMIT :limit""";

    private final JdbcClient jdbc;

    Journals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public JournalHead head() {
        var ledgerId = jdbc.sql(LEDGER)
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional();
        var accounts = jdbc.sql(ACCOUNTS)
                .query((row, number) -> new LedgerAccount(
                        row.getString("ledger_account"),
                        new Currency(row.getString("currency"), row.getInt("decimals"))))
                .list();
        return new JournalHead(ledgerId.orElse(null), accounts);
    }

    /**
     * The entries after a place, also those that a cut does not hold.
     *
     * @param accountId only this account's; null for all
     * @throws IllegalStateException if an entry has no statement line: somebody has deleted it
     */
    public List<JournalEntry> page(JournalPlace after, @Nullable UUID accountId, int limit) {
        return jdbc.sql(PAGE)
                .param("account", after.accountId())
                .param("version", after.version())
                .param("last", accountId == null ? new UUID(-1, -1) : accountId)
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    private static JournalEntry entry(ResultSet row) throws SQLException {
        var accountId = row.getObject("account_id", UUID.class);
        var version = row.getLong("version");
        var bookingDate = row.getObject("booking_date", LocalDate.class);
        if (bookingDate == null) {
            throw new IllegalStateException(
                    "entry %d of account %s has no statement line".formatted(version, accountId));
        }
        return new JournalEntry(
                accountId,
                version,
                row.getString("debited"),
                row.getString("credited"),
                Currency.of(row.getString("currency")),
                row.getLong("amount"),
                bookingDate,
                row.getObject("value_date", LocalDate.class),
                row.getObject("event_id", UUID.class),
                new LogPosition(row.getInt("log_partition"), row.getLong("log_position")),
                details(row));
    }

    private static JournalEntry.Details details(ResultSet row) throws SQLException {
        return new JournalEntry.Details(
                row.getString("type"),
                row.getString("category"),
                row.getString("description"),
                row.getString("counterparty"),
                row.getString("reference"),
                row.getObject("transfer_id", UUID.class),
                row.getObject("reverses", Long.class));
    }
}
