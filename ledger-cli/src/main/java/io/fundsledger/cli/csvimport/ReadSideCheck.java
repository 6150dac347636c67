package io.fundsledger.cli.csvimport;

import io.fundsledger.cli.rest.LedgerQueries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks query-service for every imported account, with the position of its last command, and reports what it shows: the
 * balance of now and, if wanted, that of each value date, and the other views.
 */
final class ReadSideCheck {

    /** What is compared beside the balances of now. */
    record Extent(boolean days, boolean views) {}

    private final LedgerQueries queries;
    private final ImportReport report;
    private final Extent extent;
    private final ViewsCheck views;

    ReadSideCheck(LedgerQueries queries, ImportReport report, Extent extent) {
        this.queries = queries;
        this.report = report;
        this.extent = extent;
        this.views = new ViewsCheck(queries, report.views());
    }

    /** @param atOnce how many accounts are asked for side by side */
    void compare(Collection<ImportedAccount> accounts, int atOnce) throws InterruptedException {
        compareEach(accounts, atOnce);
        if (extent.views()) {
            new TrialBalanceCheck(queries, report.views()).compare(accounts);
        }
    }

    private void compareEach(Collection<ImportedAccount> accounts, int atOnce) throws InterruptedException {
        try (var threads =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            var checks = new ArrayList<Future<?>>();
            for (var account : accounts) {
                checks.add(threads.submit(() -> {
                    compare(account);
                    return null;
                }));
            }
            await(checks);
        }
    }

    private void compare(ImportedAccount account) throws InterruptedException {
        var last = account.last();
        var expected = account.expected();
        if (last != null && expected != null) {
            report.shown(account, expected, last, queries.balance(account.id(), last.position()));
            if (extent.days()) {
                compareDays(account, last.position());
            }
            if (extent.views()) {
                views.compare(account, last.position());
            }
        }
    }

    private void compareDays(ImportedAccount account, String position) throws InterruptedException {
        for (var day : account.days().entrySet()) {
            var shown = queries.balance(account.id(), position, day.getKey());
            report.views().shownOn(account, day.getKey(), day.getValue(), shown);
        }
    }

    private static void await(Collection<Future<?>> checks) throws InterruptedException {
        try {
            for (var check : checks) {
                check.get();
            }
        } catch (ExecutionException failed) {
            checks.forEach(check -> check.cancel(true));
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }
}
