package io.fundsledger.query.journal;

import io.fundsledger.events.money.Currency;

/**
 * An account of the general ledger.
 *
 * @param name such as {@code channel:cash:EUR}
 */
record LedgerAccount(String name, Currency currency) {

    /** The part of what is owed to all customers that is owed to one. */
    static String of(String name, JournalEntry entry) {
        return isOfCustomers(name) ? name + ":" + entry.accountId() : name;
    }

    /** How hledger sorts it into a balance sheet: L is a liability, A an asset. */
    String type() {
        return isOfCustomers(name) ? "L" : "A";
    }

    private static boolean isOfCustomers(String name) {
        return name.startsWith("customers:");
    }
}
