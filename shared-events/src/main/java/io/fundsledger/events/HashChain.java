package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
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

    private HashChain() {}

    /** What the first event of a partition has as its previous hash, 32 bytes. */
    public static byte[] first(UUID ledgerId, int partition, int partitions) {
        var digest = Sha256.digest();
        putLong(digest, ledgerId.getMostSignificantBits());
        putLong(digest, ledgerId.getLeastSignificantBits());
        putInt(digest, partition);
        putInt(digest, partitions);
        return digest.digest();
    }

    /** The hash of an event after a given previous hash, 32 bytes; the event's own two hashes are not looked at. */
    public static byte[] next(byte[] previousHash, RecordedEvent event) {
        var digest = Sha256.digest();
        digest.update(previousHash);
        Envelope.hashedValues(event, value -> putField(digest, value == null ? null : value.getBytes(UTF_8)));
        putField(digest, event.data());
        return digest.digest();
    }

    private static void putField(MessageDigest digest, byte @Nullable [] field) {
        if (field == null) {
            putInt(digest, -1);
        } else {
            putInt(digest, field.length);
            digest.update(field);
        }
    }

    private static void putLong(MessageDigest digest, long value) {
        putInt(digest, (int) (value >>> 32));
        putInt(digest, (int) value);
    }

    private static void putInt(MessageDigest digest, int value) {
        digest.update((byte) (value >>> 24));
        digest.update((byte) (value >>> 16));
        digest.update((byte) (value >>> 8));
        digest.update((byte) value);
    }
}
