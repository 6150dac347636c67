package io.fundsledger.projector.accounts;

import io.fundsledger.projector.projection.Generation;
import java.util.LinkedHashMap;
import java.util.Map;

/** The recent accounts of the few generations that are fed at a time. */
final class RecentGenerations {

    /** The one that readers see, and one that is built beside it or that a switch has just left behind. */
    private static final int MOST = 2;

    /** About 450 bytes each. */
    private static final int ACCOUNTS = 100_000;

    private final Map<Generation, RecentAccounts> generations = new LinkedHashMap<>(MOST, 1, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Generation, RecentAccounts> eldest) {
            return size() > MOST;
        }
    };

    synchronized RecentAccounts of(Generation generation) {
        return generations.computeIfAbsent(generation, any -> new RecentAccounts(ACCOUNTS));
    }
}
