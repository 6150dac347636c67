package io.fundsledger.cli.statement;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which days a statement is of; all that there are, if nothing is said. */
final class StatementPeriodOptions {

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "A whole month, such as 2026-10.")
    @Nullable YearMonth month;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day; default: the first there is.")
    @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day; default: the last there is.")
    @Nullable LocalDate to;

    /** A month is both of its ends. */
    boolean isContradictory() {
        return month != null && (from != null || to != null);
    }

    List<String> parameters() {
        var first = month == null ? from : month.atDay(1);
        var last = month == null ? to : month.atEndOfMonth();
        var parameters = new ArrayList<String>();
        if (first != null) {
            parameters.add("from=" + first);
        }
        if (last != null) {
            parameters.add("to=" + last);
        }
        return parameters;
    }
}
