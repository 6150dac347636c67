package io.fundsledger.cli.verifying;

import io.fundsledger.cli.rest.YearlySpending;
import io.fundsledger.cli.rest.YearlySpending.Category;
import io.fundsledger.cli.verifying.Spending.Turnover;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what each account's money was for, by year and category, and how many of its transactions are found. */
final class AccountDetails {

    private static final Category NOTHING = new Category("", BigDecimal.ZERO, BigDecimal.ZERO);

    private final ViewsCheck views;
    private final Differences differences;

    AccountDetails(ViewsCheck views) {
        this.views = views;
        this.differences = views.differences();
    }

    void compare() throws IOException, InterruptedException {
        for (var check : views.verification().partitions().values()) {
            for (var account : new ArrayList<>(check.histories().accounts())) {
                compareSearch(check, account);
                var spending = check.histories().spending();
                if (spending != null) {
                    for (var year : new ArrayList<>(spending.of(account.id()).keySet())) {
                        compareYear(check, account, spending, year);
                    }
                }
            }
        }
    }

    private static String position(PartitionCheck check) {
        return check.partition() + ":" + check.position();
    }

    private void compareSearch(PartitionCheck check, AccountHistory account) throws IOException, InterruptedException {
        var found = views.atItsPositions(views.queries().transactions(account.id(), position(check)))
                .total();
        differences.compare(
                "transactions",
                "account " + account.id(),
                "number of transactions",
                found.canBe(account.entries()),
                Long.toString(account.entries()),
                Long.toString(found.count()));
    }

    private void compareYear(PartitionCheck check, AccountHistory account, Spending spending, int year)
            throws IOException, InterruptedException {
        var shown = views.atItsPositions(views.queries().shownSpending(account.id(), position(check), Year.of(year)));
        var expected = new HashMap<>(spending.of(account.id()).getOrDefault(year, Map.of()));
        var of = "account %s in %04d".formatted(account.id(), year);
        for (var category : shown.categories()) {
            var turnover = expected.remove(category.category());
            compare(of, "'%s'".formatted(category.category()), account.amounts(), turnover, category);
        }
        compareOthers(of, account.amounts(), expected, shown);
    }

    /** Those that the view does not name are shown together. */
    private void compareOthers(String of, Amounts amounts, Map<String, Turnover> rest, YearlySpending shown) {
        var all = new Turnover();
        rest.values().forEach(all::addAll);
        var others = shown.others();
        compare(
                of,
                "everything else",
                amounts,
                all,
                others == null ? NOTHING : new Category("", others.spent(), others.received()));
    }

    private void compare(String of, String category, Amounts amounts, @Nullable Turnover expected, Category shown) {
        var turnover = expected == null ? new Turnover() : expected;
        differences.compare(
                "spending", of, category + " spent", turnover.spent().decimal(amounts), shown.spent());
        differences.compare(
                "spending", of, category + " received", turnover.received().decimal(amounts), shown.received());
    }
}
