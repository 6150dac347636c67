package io.fundsledger.endtoend.audit;

import io.fundsledger.events.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Money set aside, until an instant or until something ends it. */
record Hold(Money amount, @Nullable Instant expiresAt) {

    boolean countsAt(Instant at) {
        return expiresAt == null || at.isBefore(expiresAt);
    }
}
