package io.fundsledger.projector.reconciliation;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the amounts of entries add up to, as each view tells them.
 *
 * @param byCurrency minor units
 */
public record Sums(Map<String, Map<ReconciledView, BigInteger>> byCurrency) {

    static Sums none() {
        return new Sums(new TreeMap<>());
    }

    void add(ReconciledView view, List<EntryRow> rows) {
        for (var row : rows) {
            var amount = minor(row.fields().get(Field.AMOUNT));
            var currency = row.fields().get(Field.CURRENCY);
            if (amount != null && currency != null) {
                add(currency, view, amount);
            }
        }
    }

    void add(Sums more) {
        more.byCurrency.forEach((currency, sums) -> sums.forEach((view, sum) -> add(currency, view, sum)));
    }

    private void add(String currency, ReconciledView view, BigInteger amount) {
        byCurrency
                .computeIfAbsent(currency, any -> new EnumMap<>(ReconciledView.class))
                .merge(view, amount, BigInteger::add);
    }

    /** Null for what is no number: that is a finding, and no part of a sum. */
    private static @Nullable BigInteger minor(@Nullable String amount) {
        return amount != null && amount.matches("-?[0-9]{1,19}") ? new BigInteger(amount) : null;
    }
}
