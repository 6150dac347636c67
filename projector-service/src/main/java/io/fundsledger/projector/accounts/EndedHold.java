package io.fundsledger.projector.accounts;

import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a hold came to its end.
 *
 * @param by the event that ended it
 * @param captured what went out; null unless it was captured
 */
record EndedHold(
        OpenHold hold,
        HoldStatus status,
        RecordedEvent by,
        @Nullable Money captured) {

    /** When it stopped counting: that it has expired is recorded later than it happens. */
    Instant endedAt() {
        return status == HoldStatus.EXPIRED
                ? Objects.requireNonNullElse(hold.expiresAt(), by.recordedAt())
                : by.recordedAt();
    }
}
