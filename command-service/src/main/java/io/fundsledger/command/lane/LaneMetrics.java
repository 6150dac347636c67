package io.fundsledger.command.lane;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicInteger;

/** What an operator sees of a lane. */
final class LaneMetrics {

    private final MeterRegistry registry;
    private final DistributionSummary batchSize;
    private final DistributionSummary batchEvents;
    private final Timer commit;

    LaneMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batchSize = DistributionSummary.builder("ledger.lane.batch.size")
                .description("commands decided and appended in one transaction")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.batchEvents = DistributionSummary.builder("ledger.lane.batch.events")
                .description("events appended in one transaction")
                .register(registry);
        this.commit = Timer.builder("ledger.lane.commit")
                .description("time to append and commit a batch")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    void watch(AtomicInteger waiting) {
        registry.gauge("ledger.lane.queue.depth", waiting);
    }

    void batch(int commands) {
        batchSize.record(commands);
    }

    void commit(Runnable append, int events) {
        commit.record(append);
        batchEvents.record(events);
    }
}
