package io.fundsledger.query.api;

import io.fundsledger.events.money.Currency;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decimal bounds as the minor units of currencies with so many decimals: at least 50 is 5000 cents, but 50 yen.
 *
 * @param decimals how many decimals the currencies have
 * @param least the smallest amount within the bounds
 * @param most the largest amount within the bounds
 */
public record MinorUnits(int decimals, long least, long most) {

    private static final BigDecimal SMALLEST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** The bounds for that currency or, without one, for each number of decimals that a currency can have. */
    public static List<MinorUnits> between(
            @Nullable BigDecimal least, @Nullable BigDecimal most, @Nullable Currency currency) {
        var decimals = currency == null
                ? Currency.all().stream().map(Currency::decimals).distinct().sorted()
                : List.of(currency.decimals()).stream();
        return decimals.map(count -> new MinorUnits(
                        count,
                        least == null ? Long.MIN_VALUE : minor(least, count, RoundingMode.CEILING),
                        most == null ? Long.MAX_VALUE : minor(most, count, RoundingMode.FLOOR)))
                .toList();
    }

    private static long minor(BigDecimal decimal, int decimals, RoundingMode rounding) {
        var minor = decimal.movePointRight(decimals).setScale(0, rounding);
        return minor.max(SMALLEST).min(LARGEST).longValueExact();
    }
}
