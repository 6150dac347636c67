package io.fundsledger.command.account;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The open holds of an account, by id; unchangeable. Sums are minor units of the account's currency. */
public final class OpenHolds {

    public static final OpenHolds NONE = new OpenHolds(Collections.emptySortedMap());

    private final SortedMap<Long, OpenHold> byId;
    private final long total;
    private final Instant firstExpiry;

    private OpenHolds(SortedMap<Long, OpenHold> byId) {
        this.byId = Collections.unmodifiableSortedMap(byId);
        this.total =
                byId.values().stream().mapToLong(hold -> hold.amount().minor()).reduce(0, Math::addExact);
        this.firstExpiry = byId.values().stream()
                .map(OpenHold::expiresAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** Throws ArithmeticException if the sum is more than can be counted. */
    public static OpenHolds of(SortedMap<Long, OpenHold> byId) {
        return byId.isEmpty() ? NONE : new OpenHolds(new TreeMap<>(byId));
    }

    /** Also those whose time is over, as long as no event says so. */
    public SortedMap<Long, OpenHold> byId() {
        return byId;
    }

    public @Nullable OpenHold get(long holdId) {
        return byId.get(holdId);
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    /** The sum of all, also of those whose time is over. */
    public long total() {
        return total;
    }

    /** The sum of those that count at an instant. */
    public long heldAt(Instant at) {
        return at.isBefore(firstExpiry)
                ? total
                : byId.values().stream()
                        .filter(hold -> hold.countsAt(at))
                        .mapToLong(hold -> hold.amount().minor())
                        .sum();
    }

    /** The ids of those that count no more at an instant, in the order in which they were placed. */
    public List<Long> overdueAt(Instant at) {
        return at.isBefore(firstExpiry)
                ? List.of()
                : byId.entrySet().stream()
                        .filter(hold -> !hold.getValue().countsAt(at))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** Throws ArithmeticException if the sum is more than can be counted. */
    OpenHolds plus(long holdId, OpenHold hold) {
        var more = new TreeMap<>(byId);
        more.put(holdId, hold);
        return new OpenHolds(more);
    }

    OpenHolds without(long holdId) {
        var fewer = new TreeMap<>(byId);
        fewer.remove(holdId);
        return new OpenHolds(fewer);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OpenHolds holds && byId.equals(holds.byId);
    }

    @Override
    public int hashCode() {
        return byId.hashCode();
    }

    @Override
    public String toString() {
        return byId.toString();
    }
}
