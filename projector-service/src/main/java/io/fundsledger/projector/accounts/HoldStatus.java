package io.fundsledger.projector.accounts;

import java.util.Locale;

/** What became of a hold. */
enum HoldStatus {
    OPEN,
    CAPTURED,
    RELEASED,
    EXPIRED;

    /** The name that readers of the view see. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
