package io.fundsledger.cli.verifying;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A sum of any size, which is small nearly always. */
final class ExactSum {

    private long small;
    private BigInteger large = BigInteger.ZERO;

    void add(long amount) {
        var sum = small + amount;
        if (((small ^ sum) & (amount ^ sum)) < 0) {
            large = large.add(BigInteger.valueOf(small));
            small = amount;
        } else {
            small = sum;
        }
    }

    void addAll(ExactSum other) {
        large = large.add(other.large);
        add(other.small);
    }

    /** Of minor units. */
    BigDecimal decimal(Amounts amounts) {
        return new BigDecimal(value(), amounts.decimals());
    }

    BigInteger value() {
        return large.add(BigInteger.valueOf(small));
    }
}
