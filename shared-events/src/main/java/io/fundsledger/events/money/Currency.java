package io.fundsledger.events.money;

import java.util.Collection;

/**
 * A currency that the ledger keeps accounts in.
 *
 * @param code ISO 4217 alphabetic code, for example {@code EUR}
 * @param decimals how many decimals an amount has (ISO 4217 minor unit), 0 to 4
 */
public record Currency(String code, int decimals) {

    /** Finds an upper-case code in the table; throws UnknownCurrencyException if it is not there. */
    public static Currency of(String code) {
        var currency = CurrencyTable.BY_CODE.get(code);
        if (currency == null) {
            throw new UnknownCurrencyException(code);
        }
        return currency;
    }

    /** Every currency of the table, by code. */
    public static Collection<Currency> all() {
        return CurrencyTable.BY_CODE.values();
    }

    @Override
    public String toString() {
        return code;
    }
}
