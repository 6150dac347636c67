package io.fundsledger.query.spending;

import io.fundsledger.events.money.Currency;
import io.fundsledger.query.spending.Spending.Figures;
import java.time.Year;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A year of an account.
 *
 * @param categories the largest first
 * @param others what the smallest come to, where there are too many to name
 */
record SpendingYear(
        UUID accountId,
        Currency currency,
        int logPartition,
        Year year,
        List<Spending> categories,
        @Nullable Spending others) {

    Figures total() {
        var named = categories.stream().map(Spending::total).reduce(Figures.NONE, Figures::plus);
        return others == null ? named : named.plus(others.total());
    }
}
