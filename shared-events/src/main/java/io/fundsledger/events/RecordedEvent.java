package io.fundsledger.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as the log holds it and Kafka carries it.
 *
 * @param ledgerId which ledger
 * @param partition log partition, from 0; the same number in Kafka
 * @param position place in the partition: 1, 2, 3 … without gap
 * @param accountId whose event
 * @param accountVersion place in the account's history: 1, 2, 3 … without gap
 * @param eventId UUIDv7
 * @param eventName kebab case, see {@link EventType}
 * @param schemaVersion of the data
 * @param data JSON, exactly the bytes that are stored, hashed and published; never to be changed
 * @param recordedAt when the ledger learned of it, in microseconds; the same for all events of one command
 * @param origin who sent the command, and on whose behalf
 * @param previousHash hash of the event before it in the partition, 32 bytes
 * @param hash over the previous hash and all of the above, 32 bytes, see {@link HashChain}
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are the event; copying them on every hop helps nobody
public record RecordedEvent(
        UUID ledgerId,
        int partition,
        long position,
        UUID accountId,
        long accountVersion,
        UUID eventId,
        String eventName,
        int schemaVersion,
        byte[] data,
        Instant recordedAt,
        EventOrigin origin,
        byte[] previousHash,
        byte[] hash) {

    /** The decoded data as the newest class of its type; throws as {@link EventJson#read} does. */
    public AccountEvent event() {
        return EventJson.read(eventName, schemaVersion, data);
    }

    public LogPosition logPosition() {
        return new LogPosition(partition, position);
    }

    /** This event as the next of its partition: with the given previous hash, and the hash that follows from it. */
    public RecordedEvent linkedAfter(byte[] previous) {
        return withHashes(previous, HashChain.next(previous, this));
    }

    private RecordedEvent withHashes(byte[] previous, byte[] next) {
        return new RecordedEvent(
                ledgerId,
                partition,
                position,
                accountId,
                accountVersion,
                eventId,
                eventName,
                schemaVersion,
                data,
                recordedAt,
                origin,
                previous,
                next);
    }

    @Override
    public String toString() {
        return "%s v%d at %s (account %s, version %d)"
                .formatted(eventName, schemaVersion, logPosition(), accountId, accountVersion);
    }
}
