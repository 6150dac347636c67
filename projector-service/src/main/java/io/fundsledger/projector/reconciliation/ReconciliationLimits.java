package io.fundsledger.projector.reconciliation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the views are looked at.
 *
 * @param passIn how long it takes to look at everything once, where that does not take more than the next
 * @param entriesPerSecond the most entries, and the most accounts, that are looked at in a second
 * @param againAfter how long what differs is left alone before it is looked at again, and is an alarm if it still does
 * @param lookEvery the least that is waited between two looks
 * @param rest how many times as long as a look took is waited after it at least: 2 is a third of the time at most
 */
@ConfigurationProperties("ledger.reconciliation")
public record ReconciliationLimits(
        @DefaultValue("PT30S") Duration passIn,
        @DefaultValue("5000") int entriesPerSecond,
        @DefaultValue("PT2S") Duration againAfter,
        @DefaultValue("PT1S") Duration lookEvery,
        @DefaultValue("2") int rest) {

    private static final int LEAST = 500;

    public ReconciliationLimits {
        if (entriesPerSecond < 1 || passIn.toSeconds() < 1 || rest < 0) {
            throw new IllegalArgumentException(
                    "ledger.reconciliation: at least one entry a second, one second a pass, and no negative rest");
        }
    }

    /** How many of so many entries the next look takes. */
    int share(long entries) {
        var looks = Math.max(1, passIn.toNanos() / Math.max(1, lookEvery.toNanos()));
        var most = Math.max(1, (long) (entriesPerSecond * (lookEvery.toNanos() / 1e9)));
        return (int) Math.min(most, Math.max(entries / looks + 1, LEAST));
    }
}
