package io.fundsledger.cli.verifying;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** The partition that an account has to be in: what docs/events says, MurmurHash2 of its id as Kafka's clients use it. */
final class HomePartition {

    private static final int SEED = 0x9747b28c;
    private static final int M = 0x5bd1e995;

    private HomePartition() {}

    static int of(UUID account, int partitions) {
        return (murmur2(account.toString().getBytes(ISO_8859_1)) & 0x7fffffff) % partitions;
    }

    /** Of a text whose length is a multiple of four, as every id's is: there is no rest to be mixed in. */
    private static int murmur2(byte[] text) {
        var words = ByteBuffer.wrap(text).order(ByteOrder.LITTLE_ENDIAN);
        var hash = SEED ^ text.length;
        while (words.hasRemaining()) {
            var word = words.getInt() * M;
            word = (word ^ word >>> 24) * M;
            hash = hash * M ^ word;
        }
        hash = (hash ^ hash >>> 13) * M;
        return hash ^ hash >>> 15;
    }
}
