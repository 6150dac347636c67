package io.fundsledger.cli.csvimport;

import io.fundsledger.cli.rest.LedgerClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks query-service for every imported account, with the position of its last command, and reports what it shows. */
final class ReadSideCheck {

    private static final int AT_ONCE = 16;

    private final LedgerClient ledger;
    private final ImportReport report;

    ReadSideCheck(LedgerClient ledger, ImportReport report) {
        this.ledger = ledger;
        this.report = report;
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
