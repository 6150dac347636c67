package io.fundsledger.cli.verifying;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The holds of an account that no event has ended, by id. Times are microseconds since 1970, amounts minor units. */
final class OpenHolds {

    static final long NEVER = Long.MAX_VALUE;

    private final Map<Long, Hold> byId = new HashMap<>();
    private long total;

    /** @param expiresAt from when it counts no more */
    record Hold(long amount, long expiresAt) {

        boolean countsAt(long time) {
            return time < expiresAt;
        }
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    @Nullable Hold get(long id) {
        return byId.get(id);
    }

    /** The sum of all, also of those whose time is over. */
    long total() {
        return total;
    }

    long at(long time) {
        if (byId.isEmpty()) {
            return 0;
        }
        return byId.values().stream()
                .filter(hold -> hold.countsAt(time))
                .mapToLong(Hold::amount)
                .sum();
    }

    void add(long id, Hold hold) {
        total = Math.addExact(total, hold.amount());
        byId.put(id, hold);
    }

    void remove(long id) {
        var hold = byId.remove(id);
        total -= hold == null ? 0 : hold.amount();
    }
}
