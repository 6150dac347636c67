package io.fundsledger.projector.accounts;

import java.util.Locale;

/** Whether an account can be used. */
enum AccountStatus {
    OPEN,
    FROZEN,
    CLOSED;

    /** The name that readers of the view see. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AccountStatus ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
