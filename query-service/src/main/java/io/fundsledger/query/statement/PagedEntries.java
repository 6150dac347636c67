package io.fundsledger.query.statement;

import io.fundsledger.query.statement.document.StatementEntry;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The entries of a statement one after the other, of which one page is in memory. */
final class PagedEntries implements Iterator<StatementEntry> {

    private final NextPage nextPage;
    private StatementPage page;
    private Iterator<StatementEntry> entries;
    private BigDecimal running;

    PagedEntries(StatementPage first, NextPage nextPage) {
        this.nextPage = nextPage;
        this.page = first;
        this.entries = first.entries().iterator();
        this.running = first.place().running();
    }

    /** Reads on. */
    @FunctionalInterface
    interface NextPage {

        /**
         * The page that follows.
         *
         * @param running the balance after the last entry of the page before
         */
        StatementPage after(StatementPage page, BigDecimal running);
    }

    @Override
    public boolean hasNext() {
        while (!entries.hasNext() && !page.isLast()) {
            page = nextPage.after(page, running);
            entries = page.entries().iterator();
        }
        if (!entries.hasNext()) {
            requireSum();
        }
        return entries.hasNext();
    }

    /** A document that does not add up must not be finished. */
    private void requireSum() {
        var closing = page.place().closing();
        if (running.compareTo(closing) != 0) {
            throw new IllegalStateException("The entries of account %s come to %s, its closing balance is %s"
                    .formatted(page.account().accountId(), running, closing));
        }
    }

    @Override
    public StatementEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var entry = entries.next();
        running = entry.balance();
        return entry;
    }
}
