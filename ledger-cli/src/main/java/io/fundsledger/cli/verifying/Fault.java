package io.fundsledger.cli.verifying;

import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first thing that is wrong in a partition.
 *
 * @param position of the event; 0 where it is no event that is wrong
 * @param account the event's, where it could be read
 */
record Fault(int partition, long position, @Nullable UUID account, String message) {

    static final Comparator<Fault> IN_ORDER =
            Comparator.comparingInt(Fault::partition).thenComparingLong(Fault::position);

    @Override
    public String toString() {
        var place =
                position == 0 ? "partition " + partition : "partition %d, position %d".formatted(partition, position);
        return account == null ? place + ": " + message : "%s, account %s: %s".formatted(place, account, message);
    }
}
