package io.fundsledger.events;

import java.time.Instant;
import java.util.UUID;

/** Events as a ledger would record them, each chained to the one before. */
final class Recorded {

    static final UUID LEDGER = UUID.fromString("0b7a8f5e-3c1d-4e2f-9a6b-7c8d9e0f1a2b");
    static final UUID ACCOUNT = UUID.fromString("0198d8a2-6f00-7000-8000-0000000000a1");
    static final int PARTITIONS = 16;
    static final int PARTITION = AccountPartitioner.partitionOf(ACCOUNT, PARTITIONS);
    static final EventOrigin FULL_ORIGIN = new EventOrigin(
            "teller-7",
            CommandKeyHash.of("teller-7", "order-1"),
            "case-9",
            "click-3",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    static final EventOrigin BARE_ORIGIN = new EventOrigin("anonymous", null, null, null, null);

    private Recorded() {}

    /** The first event of its account and partition. */
    static RecordedEvent first(AccountEvent event, EventOrigin origin) {
        return chained(1, event, origin, HashChain.first(LEDGER, PARTITION, PARTITIONS));
    }

    /** The event of the same account after this one. */
    static RecordedEvent after(RecordedEvent previous, AccountEvent event, EventOrigin origin) {
        return chained(previous.position() + 1, event, origin, previous.hash());
    }

    private static RecordedEvent chained(long position, AccountEvent event, EventOrigin origin, byte[] previousHash) {
        var type = EventType.of(event);
        return hashed(new RecordedEvent(
                LEDGER,
                PARTITION,
                position,
                ACCOUNT,
                position,
                new UUID(0x0198_d8a2_6f00_7000L, 0x8000_0000_0000_0000L | position),
                type.eventName(),
                type.newestVersion(),
                EventJson.write(event, type.newestVersion()),
                Instant.parse("2025-08-24T09:30:00Z").plusNanos(position * 1_000),
                origin,
                previousHash,
                new byte[32]));
    }

    private static RecordedEvent hashed(RecordedEvent event) {
        return new RecordedEvent(
                event.ledgerId(),
                event.partition(),
                event.position(),
                event.accountId(),
                event.accountVersion(),
                event.eventId(),
                event.eventName(),
                event.schemaVersion(),
                event.data(),
                event.recordedAt(),
                event.origin(),
                event.previousHash(),
                HashChain.next(event.previousHash(), event));
    }
}
