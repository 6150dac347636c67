package io.fundsledger.cli.csvimport;

import io.fundsledger.cli.csvimport.CsvLine.Bad;
import io.fundsledger.cli.csvimport.CsvLine.Row;
import io.fundsledger.cli.rest.AccountBalance;
import io.fundsledger.cli.rest.Recorded;
import io.fundsledger.cli.rest.Refused;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an import has come to so far; many threads report to it. */
final class ImportReport {

    private final long start = System.nanoTime();
    private Duration sending = Duration.ZERO;
    private long rows;
    private long accounts;
    private long recorded;
    private long replayed;
    private long writeDifferences;
    private long readDifferences;
    private final ViewsReport views = new ViewsReport();
    private final Findings bad = new Findings();
    private final Findings refusals = new Findings();
    private final Findings differences = new Findings();
    private final SortedMap<String, Long> refusedByCode = new TreeMap<>();
    private final SortedMap<String, BigDecimal> balances = new TreeMap<>();

    synchronized void bad(Bad line) {
        done();
        bad.add(line.toString());
    }

    synchronized void opened(Recorded answer) {
        accounts++;
        count(answer);
    }

    synchronized void notOpened(Row row, Refused refused) {
        accounts++;
        refused("%s: account not opened, %s".formatted(row, refused), refused);
    }

    synchronized void booked(Row row, Recorded answer) {
        done();
        count(answer);
        var expected = row.balanceAfter();
        if (expected != null && expected.compareTo(answer.balance()) != 0) {
            writeDifferences++;
            differences.add("%s: the ledger's balance is %s, the file's %s"
                    .formatted(row, answer.balance().toPlainString(), expected.toPlainString()));
        }
    }

    synchronized void refused(Row row, Refused refused) {
        done();
        refused("%s: %s".formatted(row, refused), refused);
    }

    /** What query-service shows of an account whose last command was answered with {@code last}. */
    synchronized void shown(ImportedAccount account, BigDecimal expected, Recorded last, AccountBalance view) {
        balances.merge(view.currency(), view.balance(), BigDecimal::add);
        if (expected.compareTo(view.balance()) != 0 || last.version() != view.version()) {
            readDifferences++;
            differences.add("account %s: query-service shows %s at version %d, expected %s at version %d"
                    .formatted(
                            account.number(),
                            view.balance().toPlainString(),
                            view.version(),
                            expected.toPlainString(),
                            last.version()));
        }
    }

    ViewsReport views() {
        return views;
    }

    private void done() {
        rows++;
        sending = Duration.ofNanos(System.nanoTime() - start);
    }

    private void count(Recorded answer) {
        if (answer.replayed()) {
            replayed++;
        } else {
            recorded++;
        }
    }

    private void refused(String finding, Refused refused) {
        refusedByCode.merge(refused.code(), 1L, Long::sum);
        refusals.add(finding);
    }

    synchronized ImportSummary summary() {
        var shown = views.summary();
        return new ImportSummary(
                rows,
                sending,
                accounts,
                recorded,
                replayed,
                writeDifferences,
                readDifferences,
                shown,
                bad.count(),
                new TreeMap<>(refusedByCode),
                new TreeMap<>(balances),
                findings(shown));
    }

    private List<String> findings(ViewsSummary shown) {
        var all = new ArrayList<>(bad.first());
        all.addAll(refusals.first());
        all.addAll(differences.first());
        all.addAll(shown.findings());
        return all;
    }
}
