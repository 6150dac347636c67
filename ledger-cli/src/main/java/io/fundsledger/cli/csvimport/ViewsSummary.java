package io.fundsledger.cli.csvimport;

import java.util.List;
import java.util.Locale;

/**
 * What came of comparing views with the file.
 *
 * @param days balances of value dates
 * @param months monthly statements
 * @param spending years of categories
 * @param undated accounts whose months and spending cannot be compared, having rows without a value date
 * @param books totals and ledger accounts of the trial balance
 * @param customersCompared whether what is owed to all customers is among the books
 * @param findings the first differences
 */
record ViewsSummary(
        Compared days,
        Compared months,
        Compared spending,
        long undated,
        Compared books,
        boolean customersCompared,
        List<String> findings) {

    boolean clean() {
        return days.differing() + months.differing() + spending.differing() + books.differing() == 0;
    }

    /** The figures, a line each. */
    String text() {
        return """
                account days     %s
                months           %s
                spending         %s
                trial balance    %s
                """.formatted(days, months + leftOut(), spending + leftOut(), trialBalance());
    }

    private String leftOut() {
        return undated == 0
                ? ""
                : String.format(Locale.ROOT, "; left out for rows without a value date: accounts %,d", undated);
    }

    private String trialBalance() {
        if (books.all() == 0) {
            return books.toString();
        }
        var result = books.differing() == 0 ? "balanced" : "figures " + books;
        return customersCompared ? result : result + "; customers not compared: there are accounts beside the file's";
    }
}
