package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The chain of hashes through a log partition (hash format 1), computed from what is published and nothing else.
 *
 * <p>{@code hash = SHA-256(previous hash ‖ field ‖ field ‖ …)}: the values of {@link CloudEventsBinding}'s headers in
 * the order of {@link CloudEventsBinding#HASHED_HEADERS}, then the data. Each field is its length in bytes (32 bit, big
 * endian; -1 for an absent one) followed by its bytes (UTF-8). The hash before the first event of a partition is
 * {@code SHA-256(ledger id ‖ partition ‖ number of partitions)}: 16 bytes, and twice 32 bit big endian.
 */
public final class HashChain {

    /** Recorded with the ledger, so that a later format can be told from this one. */
    public static final int FORMAT = 1;

    private static final int ABSENT = -1;

    private HashChain() {}

    /** What the first event of a partition has as its previous hash, 32 bytes. */
    public static byte[] first(UUID ledgerId, int partition, int partitions) {
        return Sha256.digest()
                .digest(ByteBuffer.allocate(2 * Long.BYTES + 2 * Integer.BYTES)
                        .putLong(ledgerId.getMostSignificantBits())
                        .putLong(ledgerId.getLeastSignificantBits())
                        .putInt(partition)
                        .putInt(partitions)
                        .array());
    }

    /** The hash of an event after a given previous hash, 32 bytes; the event's own two hashes are not looked at. */
    public static byte[] next(byte[] previousHash, RecordedEvent event) {
        var fields = new ArrayList<byte @Nullable []>(Envelope.HASHED.size() + 1);
        Envelope.hashedValues(event, value -> fields.add(value == null ? null : value.getBytes(UTF_8)));
        fields.add(event.data());
        return Sha256.digest().digest(inOnePiece(previousHash, fields));
    }

    /** So many short fields cost the digest less at once than each by itself. */
    private static byte[] inOnePiece(byte[] previousHash, List<byte @Nullable []> fields) {
        var size = previousHash.length;
        for (var field : fields) {
            size += Integer.BYTES + (field == null ? 0 : field.length);
        }
        var bytes = ByteBuffer.allocate(size).put(previousHash);
        for (var field : fields) {
            if (field == null) {
                bytes.putInt(ABSENT);
            } else {
                bytes.putInt(field.length).put(field);
            }
        }
        return bytes.array();
    }
}
