package io.fundsledger.command.expiry;

import io.fundsledger.command.log.DueHolds;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.dao.DataAccessException;

/** What an operator sees of the sweep; how late it is is asked of the store when somebody wants to know. */
final class ExpiryMetrics {

    private final DueHolds holds;
    private final InstantSource clock;
    private final Counter expired;

    ExpiryMetrics(MeterRegistry registry, DueHolds holds, InstantSource clock) {
        this.holds = holds;
        this.clock = clock;
        this.expired = Counter.builder("ledger.holds.expired")
                .description("holds that the sweep of this instance has ended")
                .register(registry);
        Gauge.builder("ledger.holds.overdue.seconds", this, ExpiryMetrics::overdueSeconds)
                .description("how long the first hold that is over has not been ended")
                .register(registry);
    }

    void expired(int count) {
        expired.increment(count);
    }

    private double overdueSeconds() {
        try {
            return holds.first().map(this::secondsSince).orElse(0.0);
        } catch (DataAccessException storeAway) {
            return Double.NaN;
        }
    }

    private double secondsSince(Instant due) {
        return Math.max(0, Duration.between(due, clock.instant()).toMillis()) / 1000.0;
    }
}
