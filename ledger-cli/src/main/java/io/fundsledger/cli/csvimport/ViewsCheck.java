package io.fundsledger.cli.csvimport;

import static java.util.stream.Collectors.toMap;

import io.fundsledger.cli.rest.LedgerQueries;
import io.fundsledger.cli.rest.YearlySpending;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares an account's monthly statements and its yearly spending with what its rows come to. */
final class ViewsCheck {

    private final LedgerQueries queries;
    private final ViewsReport report;

    ViewsCheck(LedgerQueries queries, ViewsReport report) {
        this.queries = queries;
        this.report = report;
    }

    /** @param position of the account's last command */
    void compare(ImportedAccount account, String position) throws InterruptedException {
        var figures = account.figures();
        if (figures.undated()) {
            report.undated();
            return;
        }
        for (var month : figures.months()) {
            var first = month.month().atDay(1);
            var last = month.month().atEndOfMonth();
            report.shownMonth(account, month, queries.statement(account.id(), position, first, last));
        }
        for (var year : figures.spending().entrySet()) {
            compare(account, year.getKey(), year.getValue(), queries.spending(account.id(), position, year.getKey()));
        }
    }

    private void compare(ImportedAccount account, Year year, Map<String, Turnover> expected, YearlySpending spending) {
        var shown = shown(spending);
        var names = new TreeSet<>(shown.keySet());
        if (spending.others() == null) {
            names.addAll(expected.keySet());
        } else {
            report.shownSpending(account, "all others", year, unnamed(expected, names), others(spending.others()));
        }
        for (var name : names) {
            report.shownSpending(
                    account,
                    name,
                    year,
                    expected.getOrDefault(name, Turnover.NONE),
                    shown.getOrDefault(name, Turnover.NONE));
        }
    }

    private static Turnover unnamed(Map<String, Turnover> expected, Set<String> named) {
        return expected.entrySet().stream()
                .filter(category -> !named.contains(category.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Turnover.NONE, Turnover::plus);
    }

    private static Turnover others(YearlySpending.Others others) {
        return new Turnover(others.spent(), others.received());
    }

    private static Map<String, Turnover> shown(YearlySpending spending) {
        return spending.categories().stream()
                .collect(toMap(
                        YearlySpending.Category::category, shown -> new Turnover(shown.spent(), shown.received())));
    }
}
