package io.fundsledger.projector.accounts;

import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.Direction;
import io.fundsledger.projector.entry.EntryType;

/**
 * As much of an entry as says whether it can be reversed.
 *
 * @param change to the balance, in minor units; negative for a debit
 */
record BookedEntry(AccountVersion id, EntryType type, long change, boolean reversed) {

    BookedEntry reversedOnce() {
        return new BookedEntry(id, type, change, true);
    }

    /** Whether a reversal says of it what it is, and takes back what it did. */
    boolean isUndoneBy(EntryReversed reversal) {
        var amount = reversal.amount().minor();
        return type.kind() == reversal.kind() && change == (reversal.direction() == Direction.DEBIT ? amount : -amount);
    }
}
