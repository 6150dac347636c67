package io.fundsledger.query.search;

import io.fundsledger.query.freshness.Positions;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a search looks at.
 *
 * @param accounts the only accounts that matter, or null if all do
 * @param reached up to where the answer reflects the log
 */
record SearchScope(@Nullable List<String> accounts, Positions reached) {

    /** An owner's accounts as known at some positions, in an index that is at others: both hold what the lesser say. */
    static SearchScope of(List<String> accounts, Positions known, Positions indexed) {
        var both = new TreeMap<>(indexed.byPartition());
        both.replaceAll(
                (partition, position) -> Math.min(position, known.of(partition).position()));
        both.values().removeIf(position -> position == 0);
        return new SearchScope(accounts, new Positions(indexed.generation(), both));
    }
}
