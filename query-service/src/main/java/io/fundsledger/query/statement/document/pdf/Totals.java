package io.fundsledger.query.statement.document.pdf;

import io.fundsledger.query.statement.document.StatementEntry;
import java.math.BigDecimal;

/** What entries come to. */
record Totals(long entries, BigDecimal in, BigDecimal out) {

    static final Totals NONE = new Totals(0, BigDecimal.ZERO, BigDecimal.ZERO);

    Totals with(StatementEntry entry) {
        return entry.isCredit()
                ? new Totals(entries + 1, in.add(entry.amount()), out)
                : new Totals(entries + 1, in, out.add(entry.amount()));
    }
}
