package io.fundsledger.endtoend.audit;

import io.fundsledger.events.EventOrigin;
import io.fundsledger.events.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All events of one command.
 *
 * @param own those of the account that the command names
 * @param far those of the other account of a transfer, if it is one
 */
record LoggedCommand(List<RecordedEvent> own, List<RecordedEvent> far) {

    RecordedEvent head() {
        return own.getFirst();
    }

    EventOrigin origin() {
        return head().origin();
    }

    String keyHash() {
        return Objects.requireNonNull(origin().commandKeyHash());
    }

    Instant recordedAt() {
        return head().recordedAt();
    }

    List<RecordedEvent> events() {
        return Stream.concat(own.stream(), far.stream()).toList();
    }

    @Override
    public String toString() {
        return "%s by %s: %s".formatted(recordedAt(), origin().actor(), events());
    }
}
