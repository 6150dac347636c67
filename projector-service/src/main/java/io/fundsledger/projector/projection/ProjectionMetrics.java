package io.fundsledger.projector.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** What Prometheus sees of one projection. */
final class ProjectionMetrics {

    private final MeterRegistry registry;
    private final Tags tags;
    private final Counter events;
    private final DistributionSummary batchSize;
    private final Timer apply;

    ProjectionMetrics(MeterRegistry registry, ProjectionStatus status, ProjectionLag lag) {
        this.registry = registry;
        this.tags = Tags.of("projection", status.projection());
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
        gauge("lag.events", "Events in the topic that are not applied yet", status, lag::events);
        gauge("lag.seconds", "Age of the oldest event that is not applied yet", status, lag::seconds);
        gauge(
                "stopped.partitions",
                "Partitions stopped at something that cannot be applied",
                status,
                s -> s.stoppedPartitions().size());
    }

    void applied(int batch, Duration took) {
        events.increment(batch);
        batchSize.record(batch);
        apply.record(took);
    }

    private void gauge(
            String name, String description, ProjectionStatus status, ToDoubleFunction<ProjectionStatus> value) {
        Gauge.builder("ledger.projection." + name, status, value)
                .description(description)
                .tags(tags)
                .register(registry);
    }
}
