package io.fundsledger.cli.csvimport;

import io.fundsledger.cli.csvimport.CsvLine.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the rows of an account come to: the balance at the end of each month of value dates, and by year and category
 * what was spent and received. It is complete only while every row has a value date.
 */
final class AccountFigures {

    /** The ledger's word for what came without a category. */
    private static final String UNCATEGORISED = "uncategorised";

    private final NavigableMap<YearMonth, BigDecimal> closings = new TreeMap<>();
    private final SortedMap<Year, SortedMap<String, Turnover>> spending = new TreeMap<>();
    private boolean undated;

    /** @param balance after the row; rows come in the order of value dates */
    void add(Row row, BigDecimal balance) {
        if (row.booking().valueDate().isEmpty()) {
            undated = true;
            return;
        }
        var day = LocalDate.parse(row.booking().valueDate());
        closings.put(YearMonth.from(day), balance);
        spending.computeIfAbsent(Year.from(day), _ -> new TreeMap<>())
                .merge(category(row), Turnover.of(row), Turnover::plus);
    }

    private static String category(Row row) {
        var category = row.booking().category();
        return category.isEmpty() ? UNCATEGORISED : category;
    }

    /** Whether some row counts from a day that only the ledger knows. */
    boolean undated() {
        return undated;
    }

    /** Every month from the first row's to the last row's. */
    List<Month> months() {
        var months = new ArrayList<Month>();
        var opening = BigDecimal.ZERO;
        if (!closings.isEmpty()) {
            var last = closings.lastKey();
            for (var month = closings.firstKey(); !month.isAfter(last); month = month.plusMonths(1)) {
                var closing = closings.getOrDefault(month, opening);
                months.add(new Month(month, opening, closing));
                opening = closing;
            }
        }
        return months;
    }

    /** By year and category. */
    SortedMap<Year, ? extends Map<String, Turnover>> spending() {
        return spending;
    }

    record Month(YearMonth month, BigDecimal opening, BigDecimal closing) {}
}
