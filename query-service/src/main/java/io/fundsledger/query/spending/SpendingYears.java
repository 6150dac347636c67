package io.fundsledger.query.spending;

import io.fundsledger.events.money.Currency;
import io.fundsledger.query.spending.Spending.Figures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Year;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads years of accounts, in the caller's snapshot. */
@Repository
class SpendingYears {

    static final int MOST_CATEGORIES = 100;

    /** Categories beyond the largest are added up here: their number is the callers', not ours. */
    private static final String SLICES = """
            SELECT place, min(category) AS category, month, sum(spent) AS spent, sum(received) AS received
            FROM (SELECT *, least(dense_rank() OVER (ORDER BY total DESC, category), :most + 1) AS place
                  FROM (SELECT category, month, spent, received, sum(spent) OVER (PARTITION BY category) AS total
                        FROM views.spending
                        WHERE account_id = :account AND year = :year) AS slice) AS ranked
            GROUP BY place, month
            ORDER BY place, month""";

    private final JdbcClient jdbc;

    SpendingYears(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing if there is no such account. */
    public Optional<SpendingYear> find(UUID accountId, Year year) {
        return jdbc.sql("SELECT currency, decimals, log_partition FROM views.spending_account WHERE account_id = ?")
                .param(accountId)
                .query((row, number) -> spendingYear(row, accountId, year))
                .optional();
    }

    private SpendingYear spendingYear(ResultSet account, UUID accountId, Year year) throws SQLException {
        var byPlace = slices(accountId, year);
        var others = byPlace.remove(MOST_CATEGORIES + 1);
        return new SpendingYear(
                accountId,
                new Currency(account.getString("currency"), account.getInt("decimals")),
                account.getInt("log_partition"),
                year,
                List.copyOf(byPlace.values()),
                others);
    }

    private Map<Integer, Spending> slices(UUID accountId, Year year) {
        var byPlace = new LinkedHashMap<Integer, Spending>();
        jdbc.sql(SLICES)
                .param("account", accountId)
                .param("year", year.getValue())
                .param("most", MOST_CATEGORIES)
                .query(row -> {
                    var category = row.getString("category");
                    byPlace.computeIfAbsent(row.getInt("place"), place -> new Spending(category, new TreeMap<>()))
                            .months()
                            .put(
                                    row.getInt("month"),
                                    new Figures(row.getBigDecimal("spent"), row.getBigDecimal("received")));
                });
        return byPlace;
    }
}
