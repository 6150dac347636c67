package io.fundsledger.query.search;

import java.util.Locale;

/** Which way the money went. */
enum TransactionType {
    DEPOSIT,
    WITHDRAWAL;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
