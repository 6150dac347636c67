package io.fundsledger.projector.generalledger;

import io.fundsledger.events.money.Currency;

/**
 * An account of the general ledger, in one currency.
 *
 * @param name ends with the currency's code
 */
record LedgerAccount(String name, Currency currency) {

    /** What is owed to all customers together, a liability. */
    static LedgerAccount customers(Currency currency) {
        return named("customers", currency);
    }

    /** Where deposits come from and withdrawals go to. */
    static LedgerAccount channel(String channel, Currency currency) {
        return named("channel:" + channel, currency);
    }

    /** Where captured holds go to. */
    static LedgerAccount captures(Currency currency) {
        return named("captures", currency);
    }

    /** Sent and not yet received: nothing, wherever both legs of every transfer are counted or neither is. */
    static LedgerAccount inTransit(Currency currency) {
        return named("transfers-in-transit", currency);
    }

    private static LedgerAccount named(String what, Currency currency) {
        return new LedgerAccount(what + ":" + currency.code(), currency);
    }
}
