package io.fundsledger.query.search;

import java.util.Locale;

/** What kind of entry it is, as its account sees it. */
enum TransactionType {
    DEPOSIT,
    WITHDRAWAL,
    TRANSFER_IN,
    TRANSFER_OUT,
    CAPTURE,
    REVERSAL;

    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
