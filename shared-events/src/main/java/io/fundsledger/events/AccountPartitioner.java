package io.fundsledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * Which partition an account lives in: what Kafka's default partitioner makes of the account id as record key
 * ({@code murmur2_random} in librdkafka), so that the log and every topic keyed by account id line up.
 */
public final class AccountPartitioner {

    private static final int SEED = 0x9747b28c;
    private static final int MIX = 0x5bd1e995;

    private AccountPartitioner() {}

    public static int partitionOf(UUID accountId, int partitions) {
        return (murmur2(accountId.toString().getBytes(UTF_8)) & 0x7fffffff) % partitions;
    }

    /** MurmurHash2, 32 bit, with Kafka's seed. */
    static int murmur2(byte[] key) {
        var hash = SEED ^ key.length;
        var words = key.length / 4;
        for (var word = 0; word < words; word++) {
            hash = (hash * MIX) ^ scramble(littleEndian(key, word * 4, 4));
        }
        var tail = key.length % 4;
        if (tail > 0) {
            hash = (hash ^ littleEndian(key, words * 4, tail)) * MIX;
        }
        hash = (hash ^ (hash >>> 13)) * MIX;
        return hash ^ (hash >>> 15);
    }

    private static int scramble(int word) {
        var mixed = word * MIX;
        return (mixed ^ (mixed >>> 24)) * MIX;
    }

    private static int littleEndian(byte[] key, int from, int count) {
        var word = 0;
        for (var i = 0; i < count; i++) {
            word |= (key[from + i] & 0xff) << (8 * i);
        }
        return word;
    }
}
