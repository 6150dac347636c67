package io.fundsledger.cli.verifying;

import java.util.UUID;

/**
 * Finds the id of an event that comes again not long after. To remember all would take memory for every event; ids begin
 * with the time at which they were made, so that what could be given twice would be given twice at about the same time.
 */
final class RecentIds {

    private static final int PLACES = 1 << 12;

    private final long[] most = new long[PLACES];
    private final long[] least = new long[PLACES];

    /** Whether it is new, as far as remembered. */
    boolean add(UUID id) {
        var place = id.hashCode() & (PLACES - 1);
        var isNew = most[place] != id.getMostSignificantBits() || least[place] != id.getLeastSignificantBits();
        most[place] = id.getMostSignificantBits();
        least[place] = id.getLeastSignificantBits();
        return isNew;
    }
}
