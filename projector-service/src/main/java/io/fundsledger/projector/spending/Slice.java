package io.fundsledger.projector.spending;

import io.fundsledger.projector.entry.Entry;
import java.time.YearMonth;

/** What the money of an account was for, in the month of its value dates. */
record Slice(SpendingAccount account, YearMonth month, String category) {

    /** What is without a category is found under this one. */
    static final String UNCATEGORISED = "uncategorised";

    static Slice of(SpendingAccount account, Entry entry) {
        var category = entry.category() == null ? UNCATEGORISED : entry.category();
        return new Slice(account, YearMonth.from(entry.valueDate()), category);
    }
}
