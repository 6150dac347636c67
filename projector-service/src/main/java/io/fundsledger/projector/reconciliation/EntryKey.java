package io.fundsledger.projector.reconciliation;

import java.util.Comparator;
import java.util.UUID;

/** An entry of an account, in the order that PostgreSQL and Elasticsearch have of it too. */
record EntryKey(UUID accountId, long version) implements Comparable<EntryKey> {

    static final EntryKey BEFORE_ALL = new EntryKey(new UUID(0, 0), 0);

    /** As the digits are written: Java's own order takes the first bit for a sign. */
    private static final Comparator<UUID> AS_WRITTEN = Comparator.<UUID, Long>comparing(
                    UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private static final Comparator<EntryKey> ORDER =
            Comparator.comparing(EntryKey::accountId, AS_WRITTEN).thenComparingLong(EntryKey::version);

    @Override
    public int compareTo(EntryKey other) {
        return ORDER.compare(this, other);
    }

    EntryKey justBefore() {
        return new EntryKey(accountId, version - 1);
    }
}
