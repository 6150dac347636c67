package io.fundsledger.cli.csvimport;

import io.fundsledger.cli.csvimport.CsvLine.Row;
import java.math.BigDecimal;

/** Money out and money in, never netted. */
record Turnover(BigDecimal spent, BigDecimal received) {

    static final Turnover NONE = new Turnover(BigDecimal.ZERO, BigDecimal.ZERO);

    static Turnover of(Row row) {
        var amount = new BigDecimal(row.booking().amount());
        return switch (row.direction()) {
            case DEPOSIT -> new Turnover(BigDecimal.ZERO, amount);
            case WITHDRAWAL -> new Turnover(amount, BigDecimal.ZERO);
        };
    }

    Turnover plus(Turnover other) {
        return new Turnover(spent.add(other.spent), received.add(other.received));
    }

    /** Whether it is the same money, however many decimals either is written with. */
    boolean comesTo(Turnover other) {
        return spent.compareTo(other.spent) == 0 && received.compareTo(other.received) == 0;
    }

    @Override
    public String toString() {
        return "%s spent and %s received".formatted(spent.toPlainString(), received.toPlainString());
    }
}
