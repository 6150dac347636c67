package io.fundsledger.cli.rest;

import java.math.BigDecimal;
import java.util.List;

/** The ledger's own books, as query-service shows them. */
public record TrialBalance(List<LedgerAccount> accounts, List<Total> totals) {

    /**
     * An account of the books.
     *
     * @param account such as {@code customers:EUR}
     * @param balance debits less credits
     */
    public record LedgerAccount(String account, BigDecimal balance) {}

    public record Total(String currency, BigDecimal debits, BigDecimal credits) {}
}
