package io.fundsledger.command.lane;

import io.fundsledger.command.log.LedgerIdentity;
import io.fundsledger.command.log.PartitionHead;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.CommandKeyHash;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.EventJson;
import io.fundsledger.events.EventOrigin;
import io.fundsledger.events.EventType;
import io.fundsledger.events.RecordedEvent;
import java.time.Instant;
import java.util.UUID;

/** Puts what happened into its envelope, after the last event of its partition. */
final class NewEvents {

    private static final byte[] UNLINKED = {};

    private NewEvents() {}

    static RecordedEvent recorded(
            CommandRequest request,
            LedgerIdentity ledger,
            PartitionHead head,
            ContractRelease release,
            UUID accountId,
            long version,
            UUID eventId,
            Instant recordedAt,
            AccountEvent event,
            boolean first) {
        var type = EventType.of(event);
        var schemaVersion = type.versionIn(release);
        return new RecordedEvent(
                        ledger.ledgerId(),
                        head.partition(),
                        head.position() + 1,
                        accountId,
                        version,
                        eventId,
                        type.eventName(),
                        schemaVersion,
                        EventJson.write(event, schemaVersion),
                        recordedAt,
                        origin(request, first),
                        UNLINKED,
                        UNLINKED)
                .linkedAfter(head.hash());
    }

    private static EventOrigin origin(CommandRequest request, boolean first) {
        var key = request.key();
        return new EventOrigin(
                key.actor(),
                first ? CommandKeyHash.of(key.actor(), key.idempotencyKey()) : null,
                request.correlationId(),
                request.causationId(),
                request.traceparent());
    }
}
