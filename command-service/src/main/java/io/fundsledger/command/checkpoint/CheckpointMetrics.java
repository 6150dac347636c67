package io.fundsledger.command.checkpoint;

import io.fundsledger.command.log.CheckpointStore;
import io.fundsledger.events.Checkpoint;
import io.fundsledger.events.SignedCheckpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.springframework.dao.DataAccessException;

/** What an operator sees of checkpoints; how old the newest is is asked of the store when somebody wants to know. */
final class CheckpointMetrics {

    private final CheckpointStore store;
    private final InstantSource clock;
    private final Counter signed;
    private final Counter published;
    private final Counter failures;

    CheckpointMetrics(MeterRegistry registry, CheckpointStore store, CheckpointStatus status, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        signed = counter(registry, "signed", "checkpoints that this instance has signed");
        published = counter(registry, "published", "checkpoints that this instance has published to Kafka");
        failures = counter(registry, "failures", "times that signing or publishing failed or was refused");
        gauge(registry, "newest.number", "how many checkpoints there are", this::number);
        gauge(registry, "newest.age.seconds", "how long ago the newest was made", this::ageSeconds);
        gauge(registry, "uncovered.events", "events of the log that no checkpoint has seen yet", this::uncovered);
        for (var state : CheckpointState.values()) {
            Gauge.builder("ledger.checkpoints.state", status, s -> s.state() == state ? 1 : 0)
                    .tag("state", state.word())
                    .description("1 for what this instance does about checkpoints")
                    .register(registry);
        }
    }

    void signed() {
        signed.increment();
    }

    void published(int checkpoints) {
        published.increment(checkpoints);
    }

    void failed() {
        failures.increment();
    }

    private double number(Optional<Checkpoint> newest) {
        return newest.map(Checkpoint::number).orElse(0L);
    }

    private double ageSeconds(Optional<Checkpoint> newest) {
        return newest.map(checkpoint ->
                        Duration.between(checkpoint.time(), clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }

    private double uncovered(Optional<Checkpoint> newest) {
        return store.cut(List.of()).events() - newest.map(Checkpoint::events).orElse(0L);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder("ledger.checkpoints." + name)
                .description(description)
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<Optional<Checkpoint>> figure) {
        Gauge.builder("ledger.checkpoints." + name, () -> ask(figure))
                .description(description)
                .register(registry);
    }

    private double ask(ToDoubleFunction<Optional<Checkpoint>> figure) {
        try {
            return figure.applyAsDouble(store.newest().map(SignedCheckpoint::checkpoint));
        } catch (DataAccessException storeAway) {
            return Double.NaN;
        }
    }
}
