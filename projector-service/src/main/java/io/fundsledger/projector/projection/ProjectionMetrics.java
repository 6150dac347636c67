package io.fundsledger.projector.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What Prometheus sees of one generation of a projection, until it is closed. */
final class ProjectionMetrics implements AutoCloseable {

    private final MeterRegistry registry;
    private final List<Meter> meters = new ArrayList<>();
    private final Tags tags;
    private final Counter events;
    private final DistributionSummary batchSize;
    private final Timer apply;

    ProjectionMetrics(MeterRegistry registry, ProjectionStatus status, ProjectionLag lag) {
        this.registry = registry;
        this.tags = Tags.of("projection", status.projection(), "generation", String.valueOf(status.generation()));
        events = Counter.builder("ledger.projection.events")
                .description("Events applied by this instance")
                .tags(tags)
                .register(registry);
        batchSize = DistributionSummary.builder("ledger.projection.batch.size")
                .description("Events of a batch")
                .tags(tags)
                .register(registry);
        apply = Timer.builder("ledger.projection.apply")
                .description("Time to apply a batch, commit included")
                .tags(tags)
                .register(registry);
        meters.addAll(List.of(events, batchSize, apply));
        gauge("lag.events", "Events in the topic that are not applied yet", status, lag::events);
        gauge("lag.seconds", "Age of the oldest event that is not applied yet", status, lag::seconds);
        gauge(
                "stopped.partitions",
                "Partitions stopped at something that cannot be applied",
                status,
                s -> s.stoppedPartitions().size());
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
    }

    void applied(int batch, Duration took) {
        events.increment(batch);
        batchSize.record(batch);
        apply.record(took);
    }

    private void gauge(
            String name, String description, ProjectionStatus status, ToDoubleFunction<ProjectionStatus> value) {
        meters.add(Gauge.builder("ledger.projection." + name, status, value)
                .description(description)
                .tags(tags)
                .register(registry));
    }
}
