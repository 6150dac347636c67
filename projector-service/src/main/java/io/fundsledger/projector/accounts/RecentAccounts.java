package io.fundsledger.projector.accounts;

import io.fundsledger.events.RecordedEvent;
import io.fundsledger.projector.projection.ProjectedEvent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that the last batches of a generation were about, so that the next need not read them again. What is known of
 * a log partition is as of an event in it, and counts only for a batch that begins with the next: the transaction of a batch
 * moves the checkpoint from just there, or is rolled back. So it does not matter whether a transaction was committed whose accounts
 * are known, or whether another projector has been at work since.
 */
final class RecentAccounts {

    private final Map<UUID, AccountRow> rows;
    private final Map<Integer, RecordedEvent> last = new HashMap<>();

    /** @param most how many accounts are kept; those that came longest ago go first */
    RecentAccounts(int most) {
        rows = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, AccountRow> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * What is known of accounts, as they are before events.
     *
     * @param events in order within each partition, and all that there are of it
     * @param accountIds accounts of these partitions
     */
    synchronized Map<UUID, AccountRow> before(List<ProjectedEvent> events, Set<UUID> accountIds) {
        var begins = new HashMap<Integer, RecordedEvent>();
        events.forEach(event -> begins.putIfAbsent(event.partition(), event.recorded()));
        begins.forEach((partition, first) -> {
            if (!isNext(first, last.get(partition))) {
                forget(List.of(partition));
            }
        });
        var known = new HashMap<UUID, AccountRow>();
        for (var accountId : accountIds) {
            var row = rows.get(accountId);
            if (row != null && begins.containsKey(row.logPartition())) {
                known.put(accountId, row);
            }
        }
        return known;
    }

    private static boolean isNext(RecordedEvent event, @Nullable RecordedEvent before) {
        return before != null
                && event.position() == before.position() + 1
                && Arrays.equals(event.previousHash(), before.hash());
    }

    /** Keeps accounts as they are after the same events. */
    synchronized void after(List<ProjectedEvent> events, Collection<AccountRow> changed) {
        events.forEach(event -> last.put(event.partition(), event.recorded()));
        changed.forEach(row -> rows.put(row.accountId(), row));
    }

    synchronized void forget(Collection<Integer> partitions) {
        partitions.forEach(last::remove);
        rows.values().removeIf(row -> partitions.contains(row.logPartition()));
    }
}
