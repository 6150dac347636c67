package io.fundsledger.query.account;

import java.util.Locale;

/** The states that accounts can be asked for by. */
enum AccountStatus {
    OPEN,
    FROZEN,
    CLOSED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
