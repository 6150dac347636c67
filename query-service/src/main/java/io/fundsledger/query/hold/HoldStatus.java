package io.fundsledger.query.hold;

import java.util.Locale;

/** What became of a hold; one whose time is over is expired, whether or not the ledger has recorded it yet. */
enum HoldStatus {
    OPEN,
    CAPTURED,
    RELEASED,
    EXPIRED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
