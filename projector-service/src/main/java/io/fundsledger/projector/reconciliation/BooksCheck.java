package io.fundsledger.projector.reconciliation;

import io.fundsledger.events.LogPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the general ledger balances, and its totals are those of its last postings. Cheap, however long it is. */
final class BooksCheck {

    private static final String TOTALS = """
            SELECT t.log_partition, t.ledger_account,
                   t.debits = coalesce(debited.debits_after, 0) AS debits_agree,
                   t.credits = coalesce(credited.credits_after, 0) AS credits_agree
            FROM {schema}.ledger_total t
            LEFT JOIN LATERAL (
                SELECT debits_after FROM {schema}.journal_entry e
                WHERE e.log_partition = t.log_partition AND e.debited = t.ledger_account
                ORDER BY e.recorded_at DESC, e.log_position DESC LIMIT 1) AS debited ON true
            LEFT JOIN LATERAL (
                SELECT credits_after FROM {schema}.journal_entry e
                WHERE e.log_partition = t.log_partition AND e.credited = t.ledger_account
                ORDER BY e.recorded_at DESC, e.log_position DESC LIMIT 1) AS credited ON true""";

    private static final String UNBALANCED = """
            SELECT currency FROM {schema}.ledger_total GROUP BY currency HAVING sum(debits) <> sum(credits)""";

    private static final String IN_TRANSIT = """
            SELECT t.currency
            FROM {schema}.ledger_total t
            LEFT JOIN LATERAL (
                SELECT debits_after FROM {schema}.journal_entry e
                WHERE e.log_partition = t.log_partition AND e.debited = t.ledger_account AND e.recorded_at < :instant
                ORDER BY e.recorded_at DESC, e.log_position DESC LIMIT 1) AS debited ON true
            LEFT JOIN LATERAL (
                SELECT credits_after FROM {schema}.journal_entry e
                WHERE e.log_partition = t.log_partition AND e.credited = t.ledger_account AND e.recorded_at < :instant
                ORDER BY e.recorded_at DESC, e.log_position DESC LIMIT 1) AS credited ON true
            WHERE t.ledger_account = 'transfers-in-transit:' || t.currency
            GROUP BY t.currency
            HAVING sum(coalesce(debited.debits_after, 0)) <> sum(coalesce(credited.credits_after, 0))""";

    private final JdbcClient jdbc;
    private final CutReader snapshots;

    BooksCheck(JdbcClient jdbc, CutReader snapshots) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
    }

    List<Finding> findings() {
        return snapshots.read(this::findings);
    }

    private List<Finding> findings(Cut cut) {
        var generation = cut.generation(ReconciledView.GENERAL_LEDGER);
        var findings = new ArrayList<Finding>();
        jdbc.sql(generation.in(TOTALS)).query(row -> {
            total(row, cut).ifPresent(findings::add);
        });
        var books = new TreeMap<String, SortedSet<String>>();
        jdbc.sql(generation.in(UNBALANCED)).query(row -> {
            add(books, row.getString("currency"), "trial-balance");
        });
        var instant = completeUpTo(cut);
        if (instant != null) {
            jdbc.sql(generation.in(IN_TRANSIT))
                    .param("instant", instant.atOffset(ZoneOffset.UTC))
                    .query(row -> {
                        add(books, row.getString("currency"), "transfers-in-transit");
                    });
        }
        books.forEach((currency, what) -> findings.add(
                new Finding(new Subject.OfBooks(currency), EnumSet.of(ReconciledView.GENERAL_LEDGER), what, null)));
        return findings;
    }

    private static void add(Map<String, SortedSet<String>> books, String currency, String what) {
        books.computeIfAbsent(currency, any -> new TreeSet<>()).add(what);
    }

    private static Optional<Finding> total(ResultSet row, Cut cut) throws SQLException {
        var what = new TreeSet<String>();
        if (!row.getBoolean("debits_agree")) {
            what.add("debits");
        }
        if (!row.getBoolean("credits_agree")) {
            what.add("credits");
        }
        var partition = row.getInt("log_partition");
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        new Subject.OfLedgerAccount(partition, row.getString("ledger_account")),
                        EnumSet.of(ReconciledView.GENERAL_LEDGER),
                        what,
                        new LogPosition(
                                partition, cut.of(ReconciledView.GENERAL_LEDGER).position(partition))));
    }

    /**
     * Before when every partition has everything that was recorded: both legs of a transfer are recorded at the same
     * instant. Null while there is a partition without events, in which one may still turn up.
     */
    private static @Nullable Instant completeUpTo(Cut cut) {
        @Nullable Instant least = null;
        for (var partition : cut.of(ReconciledView.GENERAL_LEDGER).positions().values()) {
            var last = partition.recordedAt();
            if (last == null) {
                return null;
            }
            least = least == null || last.isBefore(least) ? last : least;
        }
        return least;
    }
}
