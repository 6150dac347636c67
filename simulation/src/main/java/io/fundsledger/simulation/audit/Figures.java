package io.fundsledger.simulation.audit;

import java.util.HashMap;
import java.util.Map;

/**
 * What an account comes to, in minor units.
 *
 * @param holds that are open, by the version at which they were placed
 */
public record Figures(long balance, long limit, Map<Long, Long> holds) {

    static final Figures NONE = new Figures(0, 0, Map.of());

    long available() {
        return balance
                + limit
                - holds.values().stream().mapToLong(Long::longValue).sum();
    }

    Figures booked(long change) {
        return new Figures(balance + change, limit, holds);
    }

    Figures limitedTo(long newLimit) {
        return new Figures(balance, newLimit, holds);
    }

    Figures with(long hold, long amount) {
        var more = new HashMap<>(holds);
        more.put(hold, amount);
        return new Figures(balance, limit, more);
    }

    Figures without(long hold) {
        var fewer = new HashMap<>(holds);
        Breach.unless(fewer.remove(hold) != null, () -> "hold %d is ended, and is not open".formatted(hold));
        return new Figures(balance, limit, fewer);
    }
}
