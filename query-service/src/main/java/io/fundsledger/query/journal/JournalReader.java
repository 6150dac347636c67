package io.fundsledger.query.journal;

import io.fundsledger.events.LogPosition;
import io.fundsledger.query.account.Accounts;
import io.fundsledger.query.account.UnknownAccount;
import io.fundsledger.query.freshness.FreshReads;
import io.fundsledger.query.freshness.Freshness;
import io.fundsledger.query.freshness.Positions;
import io.fundsledger.query.freshness.Projection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a journal of any length in short snapshots. First it is decided up to which positions; since entries are only ever
 * added, and after them, the pages that are read later come to one journal.
 */
@Component
class JournalReader {

    private static final int PAGE = 2_000;
    private static final Freshness AS_IT_IS = new Freshness(List.of(), Duration.ZERO);

    private final Journals journals;
    private final Accounts accounts;
    private final FreshReads freshReads;

    JournalReader(Journals journals, Accounts accounts, FreshReads freshReads) {
        this.journals = journals;
        this.accounts = accounts;
        this.freshReads = freshReads;
    }

    /** Up to where the general ledger is; the statement lines, which say what it was for, are waited for. */
    JournalCut cut(JournalFilter filter, Freshness freshness) {
        var begun = System.nanoTime();
        var ledger = freshReads.readRows(Projection.GENERAL_LEDGER, freshness, journals::head);
        var left = freshness.patience().minusNanos(System.nanoTime() - begun);
        var sameInAccounts = new Freshness(reached(ledger.positions()), left);
        var known = freshReads.readRows(Projection.ACCOUNTS, sameInAccounts, () -> isKnown(filter.accountId()));
        if (!known.value() && filter.accountId() != null) {
            throw UnknownAccount.problem(filter.accountId(), known.positions());
        }
        return new JournalCut(ledger.value(), ledger.positions());
    }

    private static List<LogPosition> reached(Positions positions) {
        return positions.byPartition().keySet().stream().map(positions::of).toList();
    }

    private boolean isKnown(@Nullable UUID accountId) {
        return accountId == null || accounts.find(accountId).isPresent();
    }

    /** Writes what a cut holds; nothing is written before the first page was read. */
    void write(JournalCut cut, JournalFilter filter, JournalText text) throws IOException {
        var page = page(cut, filter, start(filter));
        text.begin(cut, filter);
        while (!page.isEmpty()) {
            for (var entry : page) {
                if (cut.holds(entry) && filter.holds(entry)) {
                    text.write(entry);
                }
            }
            page = page.size() < PAGE
                    ? List.of()
                    : page(cut, filter, page.getLast().place());
        }
        text.end();
    }

    private static JournalPlace start(JournalFilter filter) {
        return filter.accountId() == null ? JournalPlace.BEGINNING : new JournalPlace(filter.accountId(), 0);
    }

    /** Another generation could post otherwise, and a journal of both would not balance. */
    private List<JournalEntry> page(JournalCut cut, JournalFilter filter, JournalPlace after) {
        var page = freshReads.readRows(
                Projection.GENERAL_LEDGER, AS_IT_IS, () -> journals.page(after, filter.accountId(), PAGE));
        if (page.positions().generation() != cut.positions().generation()) {
            throw new IllegalStateException("the general ledger was replaced by a rebuilt one meanwhile");
        }
        return page.value();
    }
}
