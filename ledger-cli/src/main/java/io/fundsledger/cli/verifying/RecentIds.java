package io.fundsledger.cli.verifying;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the id of an event that comes again not long after. To remember all would take memory for every event; ids begin
 * with the time at which they were made, so that what could be given twice would be given twice at about the same time.
 */
final class RecentIds {

    private static final int PLACES = 1 << 12;

    private final @Nullable UUID[] ids = new UUID[PLACES];

    /** Whether it is new, as far as remembered. */
    boolean add(UUID id) {
        var place = id.hashCode() & (PLACES - 1);
        var isNew = !id.equals(ids[place]);
        ids[place] = id;
        return isNew;
    }
}
