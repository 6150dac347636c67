package io.fundsledger.cli.csvimport;

import io.fundsledger.cli.rest.LedgerClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks query-service for every imported account, with the position of its last command, and reports what it shows: the
 * balance of now and, if wanted, that of each value date.
 */
final class ReadSideCheck {

    private static final int AT_ONCE = 16;

    private final LedgerClient ledger;
    private final ImportReport report;
    private final boolean everyDay;

    ReadSideCheck(LedgerClient ledger, ImportReport report, boolean everyDay) {
        this.ledger = ledger;
        this.report = report;
        this.everyDay = everyDay;
    }

    void compare(Collection<ImportedAccount> accounts) throws InterruptedException {
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
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
            report.shown(account, expected, last, ledger.balance(account.id(), last.position()));
            if (everyDay) {
                compareDays(account, last.position());
            }
        }
    }

    private void compareDays(ImportedAccount account, String position) throws InterruptedException {
        for (var day : account.days().entrySet()) {
            var shown = ledger.balance(account.id(), position, day.getKey());
            report.shownOn(account, day.getKey(), day.getValue(), shown);
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
