package io.fundsledger.cli.verifying;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * The hash of an event as docs/events says it: over the hash before it and every published field, each with its length
 * before it. It belongs to one thread at a time.
 */
final class EventHash {

    static final int BYTES = 32;

    private final MessageDigest sha256;
    private byte[] input = new byte[4096];
    private int length;

    EventHash() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** What the first event of a partition has before it. */
    byte[] first(UUID ledgerId, int partition, int partitions) {
        return sha256.digest(ByteBuffer.allocate(24)
                .putLong(ledgerId.getMostSignificantBits())
                .putLong(ledgerId.getLeastSignificantBits())
                .putInt(partition)
                .putInt(partitions)
                .array());
    }

    /** Overwrites a hash with that of the event after it. */
    void advance(byte[] hash, RawLine line) {
        length = 0;
        put(hash, 0, BYTES);
        for (var attribute : Attribute.HASHED) {
            if (line.has(attribute)) {
                putValue(line, attribute);
            } else {
                putLength(-1);
            }
        }
        putLength(line.dataEnd() - line.dataBegin());
        put(line.bytes(), line.dataBegin(), line.dataEnd());
        digestInto(hash);
    }

    private void digestInto(byte[] hash) {
        try {
            sha256.update(input, 0, length);
            sha256.digest(hash, 0, BYTES);
        } catch (DigestException tooShort) {
            throw new IllegalStateException(tooShort);
        }
    }

    private void putValue(RawLine line, Attribute attribute) {
        var begin = line.begin(attribute);
        var end = line.end(attribute);
        if (attribute.isOfLetters() && hasEscapes(line.bytes(), begin, end)) {
            var meant = line.text(attribute).getBytes(UTF_8);
            putLength(meant.length);
            put(meant, 0, meant.length);
        } else {
            putLength(end - begin);
            put(line.bytes(), begin, end);
        }
    }

    private static boolean hasEscapes(byte[] bytes, int begin, int end) {
        for (var at = begin; at < end; at++) {
            if (bytes[at] == '\\') {
                return true;
            }
        }
        return false;
    }

    private void putLength(int number) {
        makeRoom(Integer.BYTES);
        input[length++] = (byte) (number >>> 24);
        input[length++] = (byte) (number >>> 16);
        input[length++] = (byte) (number >>> 8);
        input[length++] = (byte) number;
    }

    private void put(byte[] bytes, int begin, int end) {
        makeRoom(end - begin);
        System.arraycopy(bytes, begin, input, length, end - begin);
        length += end - begin;
    }

    private void makeRoom(int more) {
        if (length + more > input.length) {
            input = Arrays.copyOf(input, Math.max(input.length * 2, length + more));
        }
    }
}
