package io.fundsledger.projector.rebuild;

import io.fundsledger.projector.projection.GenerationBuild.Progress;
import io.fundsledger.projector.projection.Projection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/** Watches the rebuilds that are under way, to tell how fast they are. */
public final class RebuildWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildWatch.class);
    private static final int LOOKS = 20;
    private static final double NANOS = 1e9;

    private final Rebuilds rebuilds;
    private final Map<UUID, Looks> watched = new ConcurrentHashMap<>();

    private record Look(
            long nanos, Progress progress, @Nullable Compared compared) {}

    /** The last looks at a rebuild, the newest last. */
    private record Looks(String projection, Deque<Look> last) {}

    public RebuildWatch(Rebuilds rebuilds, MeterRegistry registry) {
        this.rebuilds = rebuilds;
        for (var projection : rebuilds.projections()) {
            gauge(registry, projection, "under.way", "1 while the projection is rebuilt", progress -> 1);
            gauge(
                    registry,
                    projection,
                    "events.to.do",
                    "Events that the rebuild still has to apply",
                    RebuildProgress::eventsToDo);
            gauge(
                    registry,
                    projection,
                    "events.per.second",
                    "Events a second that the rebuild has lately applied; NaN if that is not known",
                    progress -> progress.eventsPerSecond() == null ? Double.NaN : progress.eventsPerSecond());
            gauge(
                    registry,
                    projection,
                    "left.seconds",
                    "How long the rebuild still takes at that rate, or at that of the comparison; NaN if that is not known",
                    RebuildProgress::secondsLeft);
            gauge(registry, projection, "progress", "How far the rebuild is, from 0 to 1", RebuildProgress::share);
            gauge(
                    registry,
                    projection,
                    "compared",
                    "How much the comparison under way has compared, from 0 to 1",
                    progress -> progress.compared() == null ? 0 : progress.compared());
        }
    }

    private void gauge(
            MeterRegistry registry,
            Projection projection,
            String name,
            String description,
            ToDoubleFunction<RebuildProgress> figure) {
        Gauge.builder("ledger.rebuild." + name, this, watch -> watch.figure(projection, figure))
                .description(description)
                .tags("projection", projection.name())
                .register(registry);
    }

    private double figure(Projection projection, ToDoubleFunction<RebuildProgress> figure) {
        return watched.values().stream()
                .filter(looks -> looks.projection().equals(projection.name()))
                .mapToDouble(looks -> figure.applyAsDouble(progress(looks)))
                .max()
                .orElse(0);
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    public void look() {
        try {
            var unfinished = rebuilds.unfinished();
            watched.keySet().retainAll(unfinished.stream().map(Rebuild::id).collect(Collectors.toSet()));
            unfinished.forEach(this::look);
        } catch (DataAccessException | TransactionException notNow) {
            LOG.debug("The rebuilds cannot be looked up: {}", notNow.getMessage());
        }
    }

    private void look(Rebuild rebuild) {
        var now = new Look(System.nanoTime(), rebuilds.progress(rebuild), rebuild.compared());
        var looks = watched.computeIfAbsent(
                rebuild.id(), id -> new Looks(rebuild.generation().projection(), new ArrayDeque<>()));
        synchronized (looks) {
            looks.last().addLast(now);
            if (looks.last().size() > LOOKS) {
                looks.last().removeFirst();
            }
        }
    }

    /** Of a rebuild that has not ended. */
    public RebuildProgress progress(Rebuild rebuild) {
        var looks = watched.get(rebuild.id());
        return looks == null ? progress(rebuilds.progress(rebuild), null, rebuild.compared()) : progress(looks);
    }

    private static RebuildProgress progress(Looks looks) {
        synchronized (looks) {
            var first = looks.last().peekFirst();
            var last = looks.last().peekLast();
            if (first == null || last == null) {
                return new RebuildProgress(0, 0, null, null, null);
            }
            var seconds = (last.nanos() - first.nanos()) / NANOS;
            var events = last.progress().done() - first.progress().done();
            return progress(last.progress(), seconds == 0 ? null : events / seconds, last.compared());
        }
    }

    private static RebuildProgress progress(
            Progress progress, @Nullable Double perSecond, @Nullable Compared compared) {
        if (compared != null) {
            return new RebuildProgress(progress.done(), progress.toDo(), perSecond, compared.left(), compared.share());
        }
        var timeLeft = perSecond == null || perSecond == 0 || progress.toDo() == 0
                ? null // also where all is applied, and what comes next has not begun
                : Duration.ofMillis(Math.round(progress.toDo() * 1e3 / perSecond));
        return new RebuildProgress(progress.done(), progress.toDo(), perSecond, timeLeft, null);
    }
}
