package io.fundsledger.cli.rest;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks query-service, of views that hold the positions given, and asks again while it is away or not as far. */
public final class LedgerQueries implements AutoCloseable {

    private static final int LONGEST_PAGE = 500;

    private final URI queryUrl;
    private final PatientConnections queries;

    /** @param patience how long one query is repeated before the service counts as gone */
    public LedgerQueries(URI queryUrl, Duration patience) {
        this.queryUrl = queryUrl;
        this.queries = new PatientConnections(queryUrl, patience);
    }

    public AccountBalance balance(UUID account, String position) throws InterruptedException {
        return query("/v1/accounts/" + account + "/balance", position, AccountBalance.class);
    }

    /** What is dated up to {@code valueDate}. */
    public BigDecimal balance(UUID account, String position, String valueDate) throws InterruptedException {
        var path = "/v1/accounts/" + account + "/balance?valueDate=" + valueDate;
        return query(path, position, DatedBalance.class).balance();
    }

    /** By value date; both days are part of it. */
    public StatementBalances statement(UUID account, String position, LocalDate from, LocalDate to)
            throws InterruptedException {
        var path = "/v1/accounts/" + account + "/statement?from=" + from + "&to=" + to + "&limit=1";
        return query(path, position, StatementBalances.class);
    }

    public YearlySpending spending(UUID account, String position, Year year) throws InterruptedException {
        return query(spendingPath(account, year), position, YearlySpending.class);
    }

    private static String spendingPath(UUID account, Year year) {
        return "/v1/accounts/%s/spending?year=%04d".formatted(account, year.getValue());
    }

    /**
     * The books as they are now.
     *
     * @param positions one of each log partition, separated by commas
     */
    public TrialBalance trialBalance(String positions) throws InterruptedException {
        return query("/v1/trial-balance", positions, TrialBalance.class);
    }

    /**
     * All accounts, a page at a time.
     *
     * @param cursor of the page before; null for the first page
     */
    public AccountsPage accounts(String positions, @Nullable String cursor) throws InterruptedException {
        var path = "/v1/accounts?limit=" + LONGEST_PAGE + (cursor == null ? "" : "&cursor=" + cursor);
        return query(path, positions, AccountsPage.class);
    }

    /** All accounts with what they show, a page at a time; see {@link #accounts}. */
    public Reflected<ShownAccounts> shownAccounts(String positions, @Nullable String cursor)
            throws InterruptedException {
        var path = "/v1/accounts?limit=" + LONGEST_PAGE + (cursor == null ? "" : "&cursor=" + cursor);
        return reflected(path, positions, ShownAccounts.class);
    }

    /** How many transactions of an account the search finds. */
    public Reflected<FoundTransactions> transactions(UUID account, String position) throws InterruptedException {
        return reflected("/v1/transactions?limit=1&accountId=" + account, position, FoundTransactions.class);
    }

    /** What {@link #spending} answers, and how far the view was. */
    public Reflected<YearlySpending> shownSpending(UUID account, String position, Year year)
            throws InterruptedException {
        return reflected(spendingPath(account, year), position, YearlySpending.class);
    }

    /** What {@link #trialBalance} answers, and how far the view was. */
    public Reflected<TrialBalance> shownTrialBalance(String positions) throws InterruptedException {
        return reflected("/v1/trial-balance", positions, TrialBalance.class);
    }

    private <T> Reflected<T> reflected(String path, String positions, Class<T> type) throws InterruptedException {
        return queries.sendReflected(request(path, positions), type);
    }

    private <T> T query(String path, String positions, Class<T> type) throws InterruptedException {
        return queries.send(request(path, positions), type);
    }

    private Request request(String path, String positions) {
        var freshness = Map.of("Ledger-Min-Position", positions, "Prefer", "wait=10");
        return Request.get(queryUrl.resolve(path), positions.isEmpty() ? Map.of() : freshness);
    }

    @Override
    public void close() {
        queries.close();
    }
}
