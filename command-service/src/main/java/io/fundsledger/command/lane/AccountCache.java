package io.fundsledger.command.lane;

import io.fundsledger.command.account.Account;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Accounts as of the positions up to which the lane knows their partitions. Only for the lane's thread; nothing in it
 * is used before the log has said, under lock, what others have appended since (invariant 8).
 */
final class AccountCache {

    private final Map<UUID, Account> accounts;
    private final Map<Integer, Long> knownPositions = new HashMap<>();

    AccountCache(int most) {
        accounts = new LinkedHashMap<>(1024, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Account> eldest) {
                return size() > most;
            }
        };
    }

    @Nullable Account get(UUID accountId) {
        return accounts.get(accountId);
    }

    /** {@link Long#MAX_VALUE} for a partition of which nothing is known, and nothing is kept. */
    long knownPosition(int partition) {
        return knownPositions.getOrDefault(partition, Long.MAX_VALUE);
    }

    /** Returns what it had of these accounts. */
    Map<UUID, Account> evict(Collection<UUID> accountIds) {
        var evicted = new HashMap<UUID, Account>();
        for (var accountId : accountIds) {
            var account = accounts.remove(accountId);
            if (account != null) {
                evicted.put(accountId, account);
            }
        }
        return evicted;
    }

    /** Takes over accounts that hold everything of their partitions up to the given positions. */
    void update(Map<UUID, Account> changed, Map<Integer, Long> positions) {
        accounts.putAll(changed);
        knownPositions.putAll(positions);
    }

    void clear() {
        accounts.clear();
        knownPositions.clear();
    }
}
