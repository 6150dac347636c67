package io.fundsledger.events;

import java.util.Locale;

/** Which way money moves, as the account's owner sees it: a credit comes in, a debit goes out. */
public enum Direction {
    CREDIT,
    DEBIT;

    /** As it is written in the data of an event. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
