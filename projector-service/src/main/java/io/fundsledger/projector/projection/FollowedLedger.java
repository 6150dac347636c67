package io.fundsledger.projector.projection;

import io.fundsledger.events.RecordedEvent;
import io.fundsledger.projector.projection.Checkpoint.LastEvent;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one ledger that a projection follows: that of the first event it ever saw. */
final class FollowedLedger {

    private @Nullable UUID id;

    private FollowedLedger(@Nullable UUID id) {
        this.id = id;
    }

    static FollowedLedger of(Collection<Checkpoint> checkpoints) {
        return new FollowedLedger(checkpoints.stream()
                .map(Checkpoint::last)
                .filter(Objects::nonNull)
                .map(LastEvent::ledgerId)
                .findAny()
                .orElse(null));
    }

    void expect(RecordedEvent event) {
        if (id != null && !id.equals(event.ledgerId())) {
            throw BrokenLogException.forGood(
                    "%s is of ledger %s, but the views follow %s".formatted(event, event.ledgerId(), id));
        }
    }

    /** Called for every event that proved to be the next one. */
    void follow(RecordedEvent event) {
        id = event.ledgerId();
    }
}
