package io.fundsledger.cli.csvimport;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.fundsledger.cli.rest.AccountsPage;
import io.fundsledger.cli.rest.LedgerQueries;
import io.fundsledger.cli.rest.TrialBalance;
import io.fundsledger.cli.rest.TrialBalance.LedgerAccount;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Holds the ledger's own books against themselves and, if it has no accounts but the file's, against the sum of their
 * balances.
 */
final class TrialBalanceCheck {

    private static final String IN_TRANSIT = "transfers-in-transit:";
    private static final String CUSTOMERS = "customers:";

    private final LedgerQueries queries;
    private final ViewsReport report;

    TrialBalanceCheck(LedgerQueries queries, ViewsReport report) {
        this.queries = queries;
        this.report = report;
    }

    void compare(Collection<ImportedAccount> accounts) throws InterruptedException {
        var positions = lastPositions(accounts);
        if (positions.isEmpty()) {
            return;
        }
        var books = queries.trialBalance(positions);
        for (var total : books.totals()) {
            report.shownTotals(total);
        }
        for (var account : books.accounts()) {
            if (account.account().startsWith(IN_TRANSIT)) {
                report.shownLedgerAccount(account.account(), BigDecimal.ZERO, account.balance());
            }
        }
        if (holdsOthers(accounts, positions)) {
            report.customersNotCompared();
        } else {
            compareCustomers(accounts, books);
        }
    }

    /** The last position in each log partition, as a query takes them. */
    private static String lastPositions(Collection<ImportedAccount> accounts) {
        var last = new TreeMap<String, Long>();
        for (var account : accounts) {
            var recorded = account.last();
            if (recorded != null) {
                var parts = recorded.position().split(":", 2);
                last.merge(parts[0], Long.valueOf(parts[1]), Math::max);
            }
        }
        return last.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(joining(","));
    }

    /** Reads no further than to the first account that the file does not name. */
    private boolean holdsOthers(Collection<ImportedAccount> accounts, String positions) throws InterruptedException {
        var own = accounts.stream().map(ImportedAccount::id).collect(toSet());
        var page = queries.accounts(positions, null);
        while (page.nextCursor() != null && !holdsOthers(page, own)) {
            page = queries.accounts(positions, page.nextCursor());
        }
        return holdsOthers(page, own);
    }

    private static boolean holdsOthers(AccountsPage page, Set<UUID> own) {
        return page.items().stream().anyMatch(item -> !own.contains(item.accountId()));
    }

    private void compareCustomers(Collection<ImportedAccount> accounts, TrialBalance books) {
        var shown = books.accounts().stream().collect(toMap(LedgerAccount::account, LedgerAccount::balance));
        owed(accounts).forEach((currency, owed) -> {
            var customers = CUSTOMERS + currency;
            report.shownLedgerAccount(customers, owed.negate(), shown.getOrDefault(customers, BigDecimal.ZERO));
        });
    }

    /** By currency, what the file's accounts have together. */
    private static Map<String, BigDecimal> owed(Collection<ImportedAccount> accounts) {
        var owed = new TreeMap<String, BigDecimal>();
        for (var account : accounts) {
            var balance = account.expected();
            owed.merge(account.currency(), balance == null ? BigDecimal.ZERO : balance, BigDecimal::add);
        }
        return owed;
    }
}
