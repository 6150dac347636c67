package io.fundsledger.cli.csvimport;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * An import's result.
 *
 * @param sending how long the rows took, without the comparison after them
 * @param recorded events that this import added to the log
 * @param replayed commands that had been recorded before
 * @param views what was compared beside the balances of now
 * @param findings the first bad rows, refusals and differences
 */
record ImportSummary(
        long rows,
        Duration sending,
        long accounts,
        long recorded,
        long replayed,
        long writeDifferences,
        long readDifferences,
        ViewsSummary views,
        long badRows,
        SortedMap<String, Long> refusedByCode,
        SortedMap<String, BigDecimal> balances,
        List<String> findings) {

    /** Whether the import has come to nothing yet. */
    boolean isEmpty() {
        return rows == 0 && accounts == 0;
    }

    boolean clean() {
        return badRows == 0
                && refusedByCode.isEmpty()
                && writeDifferences == 0
                && readDifferences == 0
                && views.clean();
    }

    /** The figures, a line each. */
    String text() {
        return String.format(
                Locale.ROOT,
                """
                rows             %,d (%,.0f rows/s)
                accounts         %,d
                events recorded  %,d
                replayed         %,d
                refused          %s
                bad rows         %,d
                differences      %,d on the write side, %,d on the read side
                %ssum of balances  %s
                """,
                rows,
                rows * 1e9 / Math.max(1, sending.toNanos()),
                accounts,
                recorded,
                replayed,
                refused(),
                badRows,
                writeDifferences,
                readDifferences,
                views.text(),
                sums());
    }

    private String refused() {
        if (refusedByCode.isEmpty()) {
            return "0";
        }
        var total = refusedByCode.values().stream().mapToLong(Long::longValue).sum();
        return refusedByCode.entrySet().stream()
                .map(code -> String.format(Locale.ROOT, "%s %,d", code.getKey(), code.getValue()))
                .collect(Collectors.joining(", ", String.format(Locale.ROOT, "%,d (", total), ")"));
    }

    private String sums() {
        return balances.isEmpty()
                ? "not compared"
                : balances.entrySet().stream()
                        .map(sum -> String.format(
                                Locale.ROOT, "%s %,." + sum.getValue().scale() + "f", sum.getKey(), sum.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
