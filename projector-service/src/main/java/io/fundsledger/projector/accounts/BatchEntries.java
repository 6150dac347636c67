package io.fundsledger.projector.accounts;

import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.UnprojectableEventException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The entries that the events of a batch make and reverse. */
final class BatchEntries {

    private final Map<AccountVersion, BookedEntry> known = new HashMap<>();
    private final List<StatementLine> lines = new ArrayList<>();
    private final List<ReversedEntry> reversed = new ArrayList<>();

    /** @param before those that the events reverse, as far as they exist */
    BatchEntries(Collection<BookedEntry> before) {
        before.forEach(entry -> known.put(entry.id(), entry));
    }

    void add(StatementLine line) {
        lines.add(line);
        known.put(AccountVersion.of(line.recorded()), line.booked());
    }

    void reverse(ProjectedEvent projected, EntryReversed reversal) {
        var recorded = projected.recorded();
        var entry = known.get(new AccountVersion(recorded.accountId(), reversal.entryId()));
        if (entry == null || !entry.isUndoneBy(reversal)) {
            throw new UnprojectableEventException(
                    projected, "entry " + reversal.entryId() + " is not what it says it reverses");
        }
        if (entry.reversed()) {
            throw new UnprojectableEventException(projected, "entry " + reversal.entryId() + " was reversed before");
        }
        known.put(entry.id(), entry.reversedOnce());
        reversed.add(new ReversedEntry(entry.id(), recorded.accountVersion()));
    }

    /** In the order of their events. */
    List<StatementLine> lines() {
        return lines;
    }

    List<ReversedEntry> reversed() {
        return reversed;
    }
}
