package io.fundsledger.projector.reconciliation;

import io.fundsledger.projector.reconciliation.Subject.OfAccount;
import io.fundsledger.projector.reconciliation.Subject.OfBooks;
import io.fundsledger.projector.reconciliation.Subject.OfEntry;
import io.fundsledger.projector.reconciliation.Subject.OfLedgerAccount;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the views, a part of them at a time, over and over. What differs is looked at again at a later position before
 * it is an alarm. Used by one thread.
 */
final class Reconciler {

    private static final int MOST_AGAIN = 50;

    private final BooksCheck books;
    private final AccountCheck accounts;
    private final EntryCheck entries;
    private final ReconciliationLimits limits;
    private final InstantSource clock;
    private final Alarms alarms;
    private Pass pass;
    private Pass.@Nullable Result lastPass;

    Reconciler(
            BooksCheck books,
            AccountCheck accounts,
            EntryCheck entries,
            ReconciliationLimits limits,
            InstantSource clock) {
        this.books = books;
        this.accounts = accounts;
        this.entries = entries;
        this.limits = limits;
        this.clock = clock;
        this.alarms = new Alarms(limits.againAfter());
        this.pass = new Pass(clock.instant());
    }

    Alarms alarms() {
        return alarms;
    }

    Pass.@Nullable Result lastPass() {
        return lastPass;
    }

    /** Begins anew, as one who knows nothing: meanwhile another instance has looked. */
    void forget() {
        alarms.clear();
        lastPass = null;
        pass = new Pass(clock.instant());
    }

    /** What needs the index comes last, so that the rest is seen also while that is away. */
    long look() throws IOException {
        var now = clock.instant();
        var unbalanced = books.findings();
        alarms.suspect(unbalanced, now);
        var due = alarms.due(MOST_AGAIN, now);
        due.forEach(finding -> againInTables(finding, unbalanced));
        lookAtAccounts(now);
        entries.refresh();
        for (var finding : due) {
            againInAllViews(finding);
        }
        var compared = lookAtEntries(now);
        if (pass.isOver()) {
            lastPass = pass.result(clock.instant());
            pass = new Pass(clock.instant());
        }
        return compared;
    }

    private void againInTables(Finding finding, List<Finding> unbalanced) {
        switch (finding.subject()) {
            case OfAccount(var accountId) -> seenAgain(finding, accounts.again(List.of(accountId)));
            case OfLedgerAccount ledgerAccount -> seenAgain(finding, unbalanced);
            case OfBooks currency -> seenAgain(finding, unbalanced);
            case OfEntry later -> {}
        }
    }

    private void againInAllViews(Finding finding) throws IOException {
        if (finding.subject() instanceof OfEntry(var accountId, var version)) {
            entries.again(finding, new EntryKey(accountId, version)).ifPresent(found -> seenAgain(finding, found));
        }
    }

    private void seenAgain(Finding before, List<Finding> found) {
        var subject = before.subject();
        var now = found.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst();
        alarms.seenAgain(subject, now);
    }

    private void lookAtAccounts(Instant now) {
        var left = share(lastPass == null ? null : lastPass.accounts());
        var isLast = false;
        while (!isLast && left > 0) {
            var slice = accounts.after(pass.account(), Math.min(left, Slice.SIZE));
            alarms.suspect(slice.findings(), now);
            pass.accountsSeen(slice);
            left -= slice.size();
            isLast = slice.next() == null;
        }
    }

    /** Of how many there are nothing is known before the first pass: then it is as fast as it may be. */
    private int share(@Nullable Long known) {
        return limits.share(known == null ? Long.MAX_VALUE / 2 : known);
    }

    private long lookAtEntries(Instant now) throws IOException {
        var compared = 0L;
        var left = share(lastPass == null ? null : lastPass.entries());
        @Nullable EntryKey place = pass.entry();
        while (place != null && left > 0) {
            var slice = entries.after(place, Math.min(left, Slice.SIZE));
            alarms.suspect(slice.findings(), now);
            pass.entriesSeen(slice);
            compared += slice.size();
            left -= Math.max(1, slice.size());
            place = slice.next();
        }
        return compared;
    }
}
