package io.fundsledger.cli.csvimport;

import io.fundsledger.cli.csvimport.AccountFigures.Month;
import io.fundsledger.cli.rest.StatementBalances;
import io.fundsledger.cli.rest.TrialBalance;
import java.math.BigDecimal;
import java.time.Year;

/** What views have shown so far, beside what the file says; many threads report to it. */
final class ViewsReport {

    private Compared days = Compared.NOTHING;
    private Compared months = Compared.NOTHING;
    private Compared spending = Compared.NOTHING;
    private Compared books = Compared.NOTHING;
    private boolean customersCompared = true;
    private long undated;
    private final Findings differences = new Findings();

    /** The balance that query-service shows of a value date. */
    synchronized void shownOn(ImportedAccount account, String day, BigDecimal expected, BigDecimal shown) {
        var differs = expected.compareTo(shown) != 0;
        days = days.plusOne(differs);
        if (differs) {
            differences.add("account %s: query-service shows %s on %s, expected %s"
                    .formatted(account.number(), shown.toPlainString(), day, expected.toPlainString()));
        }
    }

    /** The month's statement. */
    synchronized void shownMonth(ImportedAccount account, Month expected, StatementBalances shown) {
        var differs = expected.opening().compareTo(shown.openingBalance()) != 0
                || expected.closing().compareTo(shown.closingBalance()) != 0;
        months = months.plusOne(differs);
        if (differs) {
            differences.add("account %s: the statement of %s opens with %s and closes with %s, expected %s and %s"
                    .formatted(
                            account.number(),
                            expected.month(),
                            shown.openingBalance().toPlainString(),
                            shown.closingBalance().toPlainString(),
                            expected.opening().toPlainString(),
                            expected.closing().toPlainString()));
        }
    }

    /** What a year of a category comes to. */
    synchronized void shownSpending(
            ImportedAccount account, String category, Year year, Turnover expected, Turnover shown) {
        var differs = !expected.comesTo(shown);
        spending = spending.plusOne(differs);
        if (differs) {
            differences.add("account %s: query-service shows %s under %s in %s, expected %s"
                    .formatted(account.number(), shown, category, year, expected));
        }
    }

    /** An account of which neither months nor spending can be compared. */
    synchronized void undated() {
        undated++;
    }

    synchronized void shownTotals(TrialBalance.Total total) {
        var differs = total.debits().compareTo(total.credits()) != 0;
        books = books.plusOne(differs);
        if (differs) {
            differences.add("trial balance: %s has debits of %s and credits of %s"
                    .formatted(
                            total.currency(),
                            total.debits().toPlainString(),
                            total.credits().toPlainString()));
        }
    }

    synchronized void shownLedgerAccount(String name, BigDecimal expected, BigDecimal shown) {
        var differs = expected.compareTo(shown) != 0;
        books = books.plusOne(differs);
        if (differs) {
            differences.add("trial balance: %s has %s, expected %s"
                    .formatted(name, shown.toPlainString(), expected.toPlainString()));
        }
    }

    /** The ledger has accounts beside the file's. */
    synchronized void customersNotCompared() {
        customersCompared = false;
    }

    synchronized ViewsSummary summary() {
        return new ViewsSummary(days, months, spending, undated, books, customersCompared, differences.first());
    }
}
