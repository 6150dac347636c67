package io.fundsledger.cli.verifying;

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

    BigInteger value() {
        return large.add(BigInteger.valueOf(small));
    }
}
