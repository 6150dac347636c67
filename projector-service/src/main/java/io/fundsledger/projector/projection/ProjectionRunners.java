package io.fundsledger.projector.projection;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts a runner for every projection, each on a thread of its own, and ends them. */
public final class ProjectionRunners implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunners.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Projection> projections;
    private final Generations generations;
    private final List<ProjectionStatus> statuses = new ArrayList<>();
    private final List<ProjectionRunner> runners = new ArrayList<>();
    private volatile boolean running;

    public ProjectionRunners(
            List<Projection> projections,
            ProjectionConsumers consumers,
            Generations generations,
            TopicWatch topics,
            WaitingReaders waiting,
            ProjectionLag lag,
            EventTraces traces,
            MeterRegistry registry) {
        this.projections = projections;
        this.generations = generations;
        for (var projection : projections) {
            var status = new ProjectionStatus(projection, generations.current(projection));
            var metrics = new ProjectionMetrics(registry, status, lag);
            statuses.add(status);
            runners.add(
                    new ProjectionRunner(projection, status, consumers, generations, topics, waiting, traces, metrics));
        }
    }

    /** In the order of the projections. */
    public List<ProjectionStatus> statuses() {
        return List.copyOf(statuses);
    }

    /** Once started, every view in Postgres can be read, if only to find it empty. */
    @Override
    public void start() {
        prepareTables();
        runners.forEach(ProjectionRunner::start);
        running = true;
    }

    private void prepareTables() {
        for (var projection : projections) {
            if (projection instanceof TableProjection) {
                try {
                    generations.prepare(projection, generations.current(projection));
                } catch (IOException impossible) {
                    throw new UncheckedIOException(impossible);
                }
            }
        }
    }

    @Override
    public void stop() {
        runners.forEach(ProjectionRunner::stop);
        try {
            for (var runner : runners) {
                if (!runner.awaitEnd(PATIENCE)) {
                    LOG.warn("{} does not end", runner);
                }
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
