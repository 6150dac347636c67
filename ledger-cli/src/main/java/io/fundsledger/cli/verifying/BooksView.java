package io.fundsledger.cli.verifying;

import io.fundsledger.cli.rest.TrialBalance.LedgerAccount;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Compares the balance of every account of the ledger's own books. */
final class BooksView {

    private static final String VIEW = "general-ledger";

    private final ViewsCheck views;

    BooksView(ViewsCheck views) {
        this.views = views;
    }

    void compare() throws IOException, InterruptedException {
        var shown = views.atItsPositions(
                views.queries().shownTrialBalance(views.verification().positions()));
        var found = new HashMap<String, BigDecimal>();
        for (LedgerAccount account : shown.accounts()) {
            found.put(account.account(), account.balance());
        }
        var expected = expected();
        var names = new TreeSet<>(found.keySet());
        names.addAll(expected.keySet());
        for (var name : names) {
            views.differences()
                    .compare(
                            VIEW,
                            name,
                            "balance",
                            expected.getOrDefault(name, BigDecimal.ZERO),
                            found.getOrDefault(name, BigDecimal.ZERO));
        }
    }

    /** Debits less credits, by the name of the ledger account. */
    private Map<String, BigDecimal> expected() {
        var expected = new HashMap<String, BigDecimal>();
        var decimals = new HashMap<String, Integer>();
        for (var check : views.verification().partitions().values()) {
            for (var account : check.histories().accounts()) {
                var amounts = account.amounts();
                decimals.put(amounts.currency(), amounts.decimals());
                expected.merge(
                        "customers:" + amounts.currency(),
                        amounts.decimal(account.booked()).negate(),
                        BigDecimal::add);
            }
        }
        for (var check : views.verification().partitions().values()) {
            check.histories()
                    .books()
                    .forEach((name, currency, sum) ->
                            expected.merge(name, decimal(sum, decimals.getOrDefault(currency, 0)), BigDecimal::add));
        }
        return expected;
    }

    private static BigDecimal decimal(BigInteger minor, int decimals) {
        return new BigDecimal(minor, decimals);
    }
}
