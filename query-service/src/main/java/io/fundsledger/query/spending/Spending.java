package io.fundsledger.query.spending;

import java.math.BigDecimal;
import java.util.SortedMap;

/**
 * What was spent on and received for a category, by month.
 *
 * @param months 1 to 12, those in which there was something
 */
record Spending(String name, SortedMap<Integer, Figures> months) {

    Figures total() {
        return months.values().stream().reduce(Figures.NONE, Figures::plus);
    }

    /** Minor units. */
    record Figures(BigDecimal spent, BigDecimal received) {

        static final Figures NONE = new Figures(BigDecimal.ZERO, BigDecimal.ZERO);

        Figures plus(Figures more) {
            return new Figures(spent.add(more.spent), received.add(more.received));
        }
    }
}
