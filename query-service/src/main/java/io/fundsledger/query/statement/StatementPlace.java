package io.fundsledger.query.statement;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Where a page of a statement begins, and what must not change from page to page.
 *
 * @param pinned the account's version when the statement began; later lines are not part of it
 * @param opening the balance before the statement's first line
 * @param closing the balance after the statement's last line
 * @param running the balance before this page
 * @param date the date of the line before this page
 * @param version the version of the line before this page
 */
record StatementPlace(
        long pinned, BigDecimal opening, BigDecimal closing, BigDecimal running, LocalDate date, long version) {

    static StatementPlace first(long pinned, BigDecimal opening, BigDecimal closing, LocalDate from) {
        return new StatementPlace(pinned, opening, closing, opening, from.minusDays(1), Long.MAX_VALUE);
    }

    static StatementPlace read(String[] fields) {
        return new StatementPlace(
                Long.parseLong(fields[0]),
                new BigDecimal(fields[1]),
                new BigDecimal(fields[2]),
                new BigDecimal(fields[3]),
                LocalDate.parse(fields[4]),
                Long.parseLong(fields[5]));
    }

    Object[] fields() {
        return new Object[] {
            pinned, opening.toPlainString(), closing.toPlainString(), running.toPlainString(), date, version
        };
    }

    StatementPlace after(StatementLine line, StatementOrder order, BigDecimal balance) {
        return new StatementPlace(pinned, opening, closing, balance, order.dateOf(line), line.version());
    }
}
