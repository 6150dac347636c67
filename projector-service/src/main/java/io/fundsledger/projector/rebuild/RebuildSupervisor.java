package io.fundsledger.projector.rebuild;

import io.fundsledger.projector.projection.GenerationBuild;
import io.fundsledger.projector.projection.GenerationRow;
import io.fundsledger.projector.projection.GenerationRow.Role;
import io.fundsledger.projector.projection.GenerationSwitch;
import io.fundsledger.projector.projection.Generations;
import io.fundsledger.projector.projection.Projection;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * Sees to it that every rebuild gets on, on one instance of all: it goes on with those that were begun, begins those of
 * projections that have changed, and removes generations whose time is over.
 */
public final class RebuildSupervisor implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildSupervisor.class);

    private final Rebuilds rebuilds;
    private final Generations generations;
    private final GenerationBuild builds;
    private final GenerationSwitch switches;
    private final GenerationComparer comparer;
    private final RebuildLimits limits;
    private final Clock clock;
    private final SupervisorLock lock;
    private final Map<UUID, Run> runs = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private boolean running;

    private record Run(RebuildRun rebuild, Thread thread) {}

    public RebuildSupervisor(
            Rebuilds rebuilds,
            Generations generations,
            GenerationBuild builds,
            GenerationSwitch switches,
            DataSource dataSource,
            RebuildLimits limits,
            Clock clock) {
        this.rebuilds = rebuilds;
        this.generations = generations;
        this.builds = builds;
        this.switches = switches;
        this.comparer = new GenerationComparer(builds, dataSource);
        this.limits = limits;
        this.clock = clock;
        this.lock = new SupervisorLock(dataSource, "projector.supervisor");
    }

    @Scheduled(fixedDelayString = "PT0.3S")
    public synchronized void attend() {
        if (!running) {
            return;
        }
        if (!lock.isHeld()) {
            endAll();
            return;
        }
        try {
            var rows = generations.all();
            runs.values().removeIf(run -> !run.thread().isAlive());
            rows.stream()
                    .filter(GenerationRow::current)
                    .forEach(row -> attempt("replacing " + row.generation(), () -> replaceIfOutdated(row)));
            rebuilds.unfinished()
                    .forEach(rebuild -> attempt("rebuilding " + rebuild.generation(), () -> attendTo(rebuild)));
            rows.stream()
                    .filter(this::isOver)
                    .forEach(row -> attempt("removing " + row.generation(), () -> remove(row)));
        } catch (DataAccessException | TransactionException notNow) {
            LOG.debug("The rebuilds cannot be looked up: {}", notNow.getMessage());
        }
    }

    /** What one has to wait for, such as an index that cannot be reached, keeps nothing else from going on. */
    private void attempt(String what, Runnable work) {
        try {
            work.run();
            waiting.remove(what);
        } catch (UncheckedIOException | RefusedException | DataAccessException | TransactionException notNow) {
            if (waiting.add(what)) {
                LOG.info("{} has to wait: {}", what, notNow.getMessage());
            }
        }
    }

    private void replaceIfOutdated(GenerationRow current) {
        projection(current)
                .filter(projection -> current.version() < projection.version() && !rebuilds.hasBeenTried(projection))
                .ifPresent(this::replace);
    }

    private void replace(Projection projection) {
        var begun = rebuilds.begin(projection.name(), UUID.randomUUID());
        LOG.info("Projection {} has changed: building {}", projection.name(), begun.generation());
    }

    private void attendTo(Rebuild rebuild) {
        var projection = rebuilds.projection(rebuild.generation().projection());
        if (rebuild.version() < projection.version()) {
            rebuilds.end(rebuild, RebuildPhase.CANCELLED, "the projection has changed meanwhile");
        } else if (rebuild.version() == projection.version() && !runs.containsKey(rebuild.id())) {
            var run = new RebuildRun(rebuild.id(), projection, rebuilds, builds, comparer, switches, limits, clock);
            var thread =
                    Thread.ofVirtual().name("rebuild-" + rebuild.generation()).start(run);
            runs.put(rebuild.id(), new Run(run, thread));
        }
    }

    /** Whether its grace period is over, or the rebuild that made it was ended by somebody who did not get to remove it. */
    private boolean isOver(GenerationRow row) {
        return row.role() == Role.LEAVING || (row.role() == Role.BUILDING && !rebuilds.isUnfinished(row.generation()));
    }

    private void remove(GenerationRow row) {
        projection(row).ifPresent(projection -> {
            builds.remove(projection, row.generation());
            LOG.info("{} has been removed", row.generation());
        });
    }

    private Optional<Projection> projection(GenerationRow row) {
        return rebuilds.projections().stream()
                .filter(projection -> projection.name().equals(row.generation().projection()))
                .findAny();
    }

    private void endAll() {
        runs.values().forEach(run -> {
            run.rebuild().stop();
            run.thread().interrupt();
        });
        runs.clear();
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        endAll();
        try {
            lock.close();
        } catch (SQLException unreachable) {
            LOG.debug("The lock goes with its session: {}", unreachable.getMessage());
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
