package io.fundsledger.projector.generalledger;

import io.fundsledger.projector.entry.Entry;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.UnprojectableEventException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the entries of a batch are in the general ledger; a reversal is the opposite of what its original was. */
final class Postings {

    private final Map<EntryId, Posting> known;

    /** @param originals the entries that the batch reverses, as far as they were there before it */
    Postings(Map<EntryId, Posting> originals) {
        known = new HashMap<>(originals);
    }

    Posting of(ProjectedEvent projected, Entry entry) {
        var posting = entry.reverses() == null ? Posting.of(entry) : reversal(projected, entry, entry.reverses());
        known.put(EntryId.of(projected.recorded()), posting);
        return posting;
    }

    private Posting reversal(ProjectedEvent projected, Entry entry, long reversed) {
        @Nullable Posting original = known.get(new EntryId(projected.recorded().accountId(), reversed));
        if (original == null || !original.reversed().moves(entry)) {
            throw new UnprojectableEventException(projected, "entry " + reversed + " is not what it says it reverses");
        }
        return original.reversed();
    }
}
