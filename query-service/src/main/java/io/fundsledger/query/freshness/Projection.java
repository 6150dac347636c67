package io.fundsledger.query.freshness;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the views are made by; each gets on at its own pace. */
public enum Projection {
    ACCOUNTS,
    SPENDING,
    GENERAL_LEDGER,
    TRANSACTIONS;

    /** The name in the views and in notifications. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Projection> named(String name) {
        return Arrays.stream(values())
                .filter(projection -> projection.wireName().equals(name))
                .findFirst();
    }
}
