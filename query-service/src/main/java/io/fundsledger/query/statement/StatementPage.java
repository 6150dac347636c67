package io.fundsledger.query.statement;

import io.fundsledger.query.account.Account;
import io.fundsledger.query.statement.document.StatementEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page of a statement is made from.
 *
 * @param account whose statement it is
 * @param place where the page begins
 * @param lines those of the page and, if there is a next page, one more
 * @param size how many lines the page has at most
 */
record StatementPage(Account account, StatementPlace place, List<StatementLine> lines, int size) {

    boolean isLast() {
        return lines.size() <= size;
    }

    /** Those that are shown, with the balance counted on from line to line, starting with what the page before ended with. */
    List<StatementEntry> entries() {
        var running = place.running();
        var entries = new ArrayList<StatementEntry>();
        for (var line : shown()) {
            var amount = BigDecimal.valueOf(line.amount(), account.currency().decimals());
            running = running.add(amount);
            entries.add(line.entry(amount, running, place.pinned()));
        }
        return entries;
    }

    /**
     * Where the next page begins.
     *
     * @param running the balance after the last entry of this one
     */
    StatementPlace next(StatementOrder order, BigDecimal running) {
        return place.after(shown().getLast(), order, running);
    }

    private List<StatementLine> shown() {
        return isLast() ? lines : lines.subList(0, size);
    }
}
