package io.fundsledger.query.statement;

import io.fundsledger.events.LogPosition;
import io.fundsledger.query.account.Account;
import io.fundsledger.query.api.Cursor;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a statement begins, and what must not change from page to page.
 *
 * @param pinned the account's version when the statement began; later lines are not part of it
 * @param position where the event that made that version is in the log
 * @param hash of that event, in hex; null where the view does not know it
 * @param opening the balance before the statement's first line
 * @param closing the balance after the statement's last line
 * @param running the balance before this page
 * @param date the date of the line before this page
 * @param version the version of the line before this page
 */
record StatementPlace(
        long pinned,
        LogPosition position,
        @Nullable String hash,
        BigDecimal opening,
        BigDecimal closing,
        BigDecimal running,
        LocalDate date,
        long version) {

    /** Before the first line. */
    static StatementPlace first(
            Account account, @Nullable String hash, BigDecimal opening, BigDecimal closing, LocalDate from) {
        return new StatementPlace(
                account.version(),
                account.position(),
                hash,
                opening,
                closing,
                opening,
                from.minusDays(1),
                Long.MAX_VALUE);
    }

    static StatementPlace read(String[] fields) {
        return new StatementPlace(
                Cursor.positive(fields[0]),
                LogPosition.parseAll(fields[1]).getFirst(),
                fields[2].isEmpty() ? null : fields[2],
                Cursor.amount(fields[3]),
                Cursor.amount(fields[4]),
                Cursor.amount(fields[5]),
                Cursor.date(fields[6]),
                Long.parseLong(fields[7]));
    }

    Object[] fields() {
        return new Object[] {
            pinned,
            position,
            Objects.requireNonNullElse(hash, ""),
            opening.toPlainString(),
            closing.toPlainString(),
            running.toPlainString(),
            date,
            version
        };
    }

    StatementPlace after(StatementLine line, StatementOrder order, BigDecimal balance) {
        return new StatementPlace(
                pinned, position, hash, opening, closing, balance, order.dateOf(line), line.version());
    }
}
