package io.fundsledger.projector.projection;

import io.fundsledger.projector.projection.GenerationRow.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/** A runner for every generation that this release can feed: the one that readers see, and those beside it. */
public final class ProjectionRunners implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunners.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Projection> projections;
    private final ProjectionConsumers consumers;
    private final Generations generations;
    private final TopicWatch topics;
    private final WaitingReaders waiting;
    private final ProjectionLag lag;
    private final EventTraces traces;
    private final MeterRegistry registry;
    private final Runnable migration;
    private final Map<Generation, Run> runs = new HashMap<>();
    private volatile Map<Generation, ProjectionStatus> statuses = Map.of();
    private volatile Map<String, ProjectionStatus> shown = Map.of();
    private boolean running;

    private record Run(ProjectionStatus status, ProjectionRunner runner, ProjectionMetrics metrics) {}

    /** @param migration makes the projector's own tables; needed again where somebody has deleted them */
    public ProjectionRunners(
            List<Projection> projections,
            ProjectionConsumers consumers,
            Generations generations,
            TopicWatch topics,
            WaitingReaders waiting,
            ProjectionLag lag,
            EventTraces traces,
            MeterRegistry registry,
            Runnable migration) {
        this.projections = List.copyOf(projections);
        this.consumers = consumers;
        this.generations = generations;
        this.topics = topics;
        this.waiting = waiting;
        this.lag = lag;
        this.traces = traces;
        this.registry = registry;
        this.migration = migration;
    }

    /** Of what readers see, in the order of the projections. */
    public List<ProjectionStatus> statuses() {
        var now = shown;
        return projections.stream()
                .map(projection -> now.get(projection.name()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Of every generation that this instance feeds. */
    public Map<Generation, ProjectionStatus> allStatuses() {
        return statuses;
    }

    /** Once started, every view in Postgres can be read, if only to find it empty. */
    @Override
    public synchronized void start() {
        running = true;
        projections.forEach(this::prepare);
        attend(generations.all());
    }

    private void prepare(Projection projection) {
        var current = generations.current(projection);
        if (projection instanceof TableProjection && current.version() == projection.version()) {
            try {
                generations.prepare(projection, current.generation());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    /** Starts and ends runners as generations come, go and change their roles. */
    @Scheduled(fixedDelayString = "PT0.3S")
    public synchronized void attend() {
        if (!running) {
            return;
        }
        try {
            attend(generations.all());
        } catch (BadSqlGrammarException deleted) {
            restore(deleted);
        } catch (DataAccessException | TransactionException notNow) {
            LOG.debug("The generations cannot be looked up: {}", Reasons.of(notNow));
        }
    }

    /**
     * Lets runners begin anew that have come further than their checkpoints: a crash of the views' server takes the last batches
     * with it, and another instance may have made views anew. One that has nothing to apply would not notice.
     */
    @Scheduled(fixedDelayString = "PT1S")
    public synchronized void endThoseAhead() {
        try {
            // In this order: a checkpoint that is read after what was applied can only be further,
            // and a generation that is there after that had its checkpoints then.
            var applied = applied();
            var recorded = generations.positions();
            var ahead = generations.all().stream()
                    .map(GenerationRow::generation)
                    .filter(generation -> isAhead(
                            applied.getOrDefault(generation, Map.of()), recorded.getOrDefault(generation, Map.of())))
                    .toList();
            if (!ahead.isEmpty()) {
                LOG.warn("Some of what was applied is gone from {}, and is applied again", ahead);
                end(ahead);
            }
        } catch (DataAccessException | TransactionException notNow) {
            LOG.debug("The checkpoints cannot be looked up: {}", Reasons.of(notNow));
        }
    }

    /** How far the runners have come that go on, not those that are about to look at their checkpoints anyway. */
    private Map<Generation, Map<Integer, Long>> applied() {
        return runs.entrySet().stream()
                .filter(run -> run.getValue().status().phase() == ProjectionStatus.Phase.RUNNING)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, run -> run.getValue().status().positions()));
    }

    private static boolean isAhead(Map<Integer, Long> applied, Map<Integer, Long> recorded) {
        return applied.entrySet().stream()
                .anyMatch(partition -> partition.getValue() > recorded.getOrDefault(partition.getKey(), 0L));
    }

    /**
     * Whoever deletes the views by hand is not to need a restart: they begin again, as on the first day. So do the
     * runners: one that has nothing to apply would not notice that its checkpoints are at the beginning again.
     */
    private void restore(BadSqlGrammarException deleted) {
        LOG.warn("The tables of the projector are gone and are made again: {}", Reasons.of(deleted));
        try {
            migration.run();
            projections.forEach(this::prepare);
            end(List.copyOf(runs.keySet()));
        } catch (RuntimeException notNow) {
            LOG.warn("They could not be made again: {}", Reasons.of(notNow));
        }
    }

    private void attend(List<GenerationRow> rows) {
        var wanted = rows.stream().filter(this::canFeed).toList();
        var gone = new ArrayList<>(runs.keySet());
        gone.removeAll(wanted.stream().map(GenerationRow::generation).toList());
        end(gone);
        for (var row : wanted) {
            runs.computeIfAbsent(row.generation(), generation -> run(row))
                    .runner()
                    .building(row.role() == Role.BUILDING);
        }
        statuses = runs.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, run -> run.getValue().status()));
        shown = rows.stream()
                .filter(GenerationRow::current)
                .flatMap(row -> projections.stream()
                        .filter(row::isOf)
                        .map(projection ->
                                statuses.getOrDefault(row.generation(), ProjectionStatus.outdated(projection, row))))
                .collect(Collectors.toUnmodifiableMap(ProjectionStatus::projection, status -> status));
    }

    private boolean canFeed(GenerationRow row) {
        return row.role() != Role.LEAVING
                && projections.stream()
                        .anyMatch(projection -> row.isOf(projection) && row.version() == projection.version());
    }

    private Run run(GenerationRow row) {
        var projection = projections.stream().filter(row::isOf).findFirst().orElseThrow();
        var status = new ProjectionStatus(projection, row.generation());
        var metrics = new ProjectionMetrics(registry, status, lag);
        var runner = new ProjectionRunner(
                projection, row.generation(), status, consumers, generations, topics, waiting, traces, metrics);
        runner.building(row.role() == Role.BUILDING);
        runner.start();
        return new Run(status, runner, metrics);
    }

    private void end(List<Generation> gone) {
        gone.stream()
                .map(runs::get)
                .filter(Objects::nonNull)
                .forEach(run -> run.runner().stop());
        gone.forEach(this::awaitEnd);
    }

    private void awaitEnd(Generation generation) {
        var run = runs.remove(generation);
        if (run == null) {
            return;
        }
        try {
            if (!run.runner().awaitEnd(PATIENCE)) {
                LOG.warn("{} does not end", run.runner());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        run.metrics().close();
    }

    @Override
    public synchronized void stop() {
        running = false;
        end(List.copyOf(runs.keySet()));
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
