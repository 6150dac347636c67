package io.fundsledger.command.relay;

import io.fundsledger.command.log.LogReader;
import io.fundsledger.command.log.LogReader.Lag;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** What an operator sees of the relay; how far it lags is asked of the log when somebody wants to know. */
final class RelayMetrics {

    private static final Duration FRESH = Duration.ofMillis(500);

    private final RelayStatus status;
    private final LogReader log;
    private final InstantSource clock;
    private final Counter published;
    private @Nullable Lag lag;
    private long askedAt;

    RelayMetrics(MeterRegistry registry, RelayStatus status, LogReader log, InstantSource clock) {
        this.status = status;
        this.log = log;
        this.clock = clock;
        this.published = Counter.builder("ledger.relay.published.events")
                .description("events published to Kafka")
                .register(registry);
        Gauge.builder("ledger.relay.lag.events", this, RelayMetrics::lagEvents)
                .description("events of this instance's partitions that Kafka does not have yet")
                .register(registry);
        Gauge.builder("ledger.relay.lag.seconds", this, RelayMetrics::lagSeconds)
                .description("age of the oldest of them")
                .register(registry);
        Gauge.builder("ledger.relay.held.partitions", status, s -> s.cursors().size())
                .description("partitions that this instance relays")
                .register(registry);
        for (var state : RelayState.values()) {
            Gauge.builder("ledger.relay.state", status, s -> s.state() == state ? 1 : 0)
                    .tag("state", state.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .description("1 for what the relay is doing")
                    .register(registry);
        }
    }

    void published(int events) {
        published.increment(events);
    }

    private double lagEvents() {
        var now = lag();
        return now == null ? Double.NaN : now.events();
    }

    private double lagSeconds() {
        var now = lag();
        return now == null
                ? Double.NaN
                : now.oldest()
                        .map(oldest -> Math.max(
                                        0,
                                        Duration.between(oldest, clock.instant())
                                                .toMillis())
                                / 1000.0)
                        .orElse(0.0);
    }

    private synchronized @Nullable Lag lag() {
        if (lag == null || System.nanoTime() - askedAt > FRESH.toNanos()) {
            try {
                lag = log.lag(status.cursors());
                askedAt = System.nanoTime();
            } catch (DataAccessException storeAway) {
                return null;
            }
        }
        return lag;
    }
}
