package io.fundsledger.cli.verifying;

import java.math.BigDecimal;

/**
 * The unit that an account counts in.
 *
 * @param currency ISO 4217 code
 * @param decimals as many as its amounts are written with
 */
record Amounts(String currency, int decimals) {

    BigDecimal decimal(long minor) {
        return BigDecimal.valueOf(minor, decimals);
    }

    /** For a person. */
    String text(long minor) {
        return decimal(minor).toPlainString() + " " + currency;
    }
}
