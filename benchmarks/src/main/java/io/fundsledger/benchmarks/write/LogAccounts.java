package io.fundsledger.benchmarks.write;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The accounts of a log that is filled by SQL: it and Java must agree on them.
 *
 * @param events that the log is filled with, the accounts' in turn
 */
record LogAccounts(int events) {

    static final int PARTITIONS = 16;

    private static final int EVENTS_EACH = 100;

    /** How many there are: as many in each partition. */
    int count() {
        return Math.max(1, events / EVENTS_EACH / PARTITIONS) * PARTITIONS;
    }

    /** In SQL: {@code md5('account-' || account)::uuid}. */
    static UUID id(int account) {
        try {
            var bytes = ByteBuffer.wrap(MessageDigest.getInstance("MD5")
                    .digest(("account-" + account).getBytes(StandardCharsets.US_ASCII)));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static int partition(int account) {
        return account % PARTITIONS;
    }

    /** At which each account is once the log is filled, by number. */
    long[] versions() {
        return IntStream.range(0, count())
                .mapToLong(account -> Math.ceilDiv(events - account, count()))
                .toArray();
    }
}
