package io.fundsledger.events.money;

/** A currency code that is not in the ledger's table. */
public final class UnknownCurrencyException extends RuntimeException {

    public UnknownCurrencyException(String code) {
        super("'%s' is not a currency of this ledger: use an ISO 4217 code in upper case, such as EUR"
                .formatted(code.length() > 16 ? code.substring(0, 16) + "…" : code));
    }
}
