package io.fundsledger.projector.rebuild;

import static io.fundsledger.projector.rebuild.RebuildPhase.CANCELLED;
import static io.fundsledger.projector.rebuild.RebuildPhase.CATCHING_UP;
import static io.fundsledger.projector.rebuild.RebuildPhase.COMPARING;
import static io.fundsledger.projector.rebuild.RebuildPhase.DIFFERENT;
import static io.fundsledger.projector.rebuild.RebuildPhase.FAILED;
import static io.fundsledger.projector.rebuild.RebuildPhase.INDEXING;
import static io.fundsledger.projector.rebuild.RebuildPhase.SWITCHED;
import static io.fundsledger.projector.rebuild.RebuildPhase.SWITCHING;

import io.fundsledger.projector.projection.GenerationBuild;
import io.fundsledger.projector.projection.GenerationSwitch;
import io.fundsledger.projector.projection.Projection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Takes a rebuild from phase to phase, each of which can be done again: after a crash it goes on with the one that was
 * not finished.
 */
final class RebuildRun implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildRun.class);
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(100);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
    /** The comparison leads the rest of the way: that has to be a short one. */
    private static final long NEAR = 2_000;

    private final UUID id;
    private final Projection projection;
    private final Rebuilds rebuilds;
    private final GenerationBuild builds;
    private final GenerationComparer comparer;
    private final GenerationSwitch switches;
    private final RebuildLimits limits;
    private final Clock clock;
    private volatile boolean running = true;

    RebuildRun(
            UUID id,
            Projection projection,
            Rebuilds rebuilds,
            GenerationBuild builds,
            GenerationComparer comparer,
            GenerationSwitch switches,
            RebuildLimits limits,
            Clock clock) {
        this.id = id;
        this.projection = projection;
        this.rebuilds = rebuilds;
        this.builds = builds;
        this.comparer = comparer;
        this.switches = switches;
        this.limits = limits;
        this.clock = clock;
    }

    void stop() {
        running = false;
    }

    @Override
    public void run() {
        try {
            while (running) {
                var rebuild = rebuilds.find(projection.name(), id);
                if (rebuild.phase().isLast()) {
                    return;
                }
                Thread.sleep(attempt(rebuild));
            }
        } catch (InterruptedException ended) {
            LOG.debug("Rebuild {} is left to others", id);
        }
    }

    /** @return how long to wait before the next step */
    private Duration attempt(Rebuild rebuild) throws InterruptedException {
        try {
            step(rebuild);
            return BETWEEN_STEPS;
        } catch (NotNowException
                | DataAccessException
                | TransactionException
                | UncheckedIOException
                | IOException passing) {
            LOG.warn(
                    "Rebuilding {} does not get on with {}: {}",
                    rebuild.generation(),
                    rebuild.phase().word(),
                    passing.getMessage());
            fail(rebuild, String.valueOf(passing.getMessage()));
            return AFTER_A_FAILURE;
        } catch (RuntimeException bug) {
            LOG.error("Rebuilding {} failed", rebuild.generation(), bug);
            rebuilds.end(rebuild, FAILED, bug.toString());
            return BETWEEN_STEPS;
        }
    }

    /** What else may fail is not there at all while it fails: it can be waited for. */
    private void fail(Rebuild rebuild, String reason) {
        try {
            if (rebuild.phase() == COMPARING && isOver(rebuild, limits.comparing())) {
                rebuilds.end(rebuild, FAILED, "it could not be compared: " + reason);
            } else {
                rebuilds.note(rebuild, reason);
            }
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.debug("Not noted: {}", reason);
        }
    }

    private void step(Rebuild rebuild) throws IOException, InterruptedException {
        var progress = rebuilds.progress(rebuild);
        if (progress.stopped() != null) {
            rebuilds.end(rebuild, FAILED, "it stopped in partition " + progress.stopped());
            return;
        }
        switch (rebuild.phase()) {
            case LOADING -> advance(rebuild, progress.toDo() == 0, INDEXING);
            case INDEXING -> {
                builds.finishLoading(projection, rebuild.generation());
                follow(rebuild);
                advance(rebuild, true, CATCHING_UP);
            }
            case CATCHING_UP -> {
                follow(rebuild);
                advance(
                        rebuild,
                        rebuilds.progress(rebuild).toDo() <= NEAR,
                        rebuild.reference() == null ? SWITCHING : COMPARING);
            }
            case COMPARING -> compare(rebuild);
            case DIFFERENT -> waitForDecision(rebuild);
            case SWITCHING -> switchTo(rebuild);
            case SWITCHED, CANCELLED, FAILED -> LOG.debug("{} has ended", rebuild);
        }
    }

    private void advance(Rebuild rebuild, boolean done, RebuildPhase to) {
        if (done && rebuilds.move(rebuild, to, null)) {
            LOG.info("Rebuilding {}: {}", rebuild.generation(), to.word());
        }
    }

    /** Lets the generation come as far as readers are, but never further. */
    private void follow(Rebuild rebuild) {
        if (rebuild.reference() == null) {
            builds.free(rebuild.generation());
        } else {
            builds.holdAt(rebuild.generation(), rebuild.reference());
        }
    }

    private void compare(Rebuild rebuild) throws IOException, InterruptedException {
        var progress = new ComparisonProgress(System::nanoTime, (share, left) -> tell(rebuild, share, left));
        var comparison = comparer.compare(
                projection, Objects.requireNonNull(rebuild.reference()), rebuild.generation(), progress);
        rebuilds.compared(rebuild, comparison);
        if (comparison.equal()) {
            advance(rebuild, true, SWITCHING);
        } else if (rebuild.expectsDifferences()) {
            rebuilds.move(rebuild, SWITCHING, "another version of the projection: differences are expected");
        } else {
            LOG.warn("Rebuilt {} differs from what readers see: an operator has to decide", rebuild.generation());
            rebuilds.move(rebuild, DIFFERENT, "rows differ: accept that, or cancel the rebuild");
        }
    }

    /** No comparison is to fail for what is only said about it. */
    private void tell(Rebuild rebuild, double share, Duration left) {
        try {
            rebuilds.compared(rebuild, new Compared(share, left));
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.debug("Not noted how far the comparison is: {}", unreachable.getMessage());
        }
    }

    private void waitForDecision(Rebuild rebuild) {
        follow(rebuild);
        if (isOver(rebuild, limits.decision())) {
            rebuilds.end(rebuild, CANCELLED, "nobody accepted the differences within " + limits.decision());
        }
    }

    private void switchTo(Rebuild rebuild) {
        builds.free(rebuild.generation());
        var switched = switches.tryTo(
                projection, rebuild.generation(), limits.grace(), () -> rebuilds.move(rebuild, SWITCHED, null));
        if (switched) {
            LOG.info("Rebuilding {}: {}", rebuild.generation(), SWITCHED.word());
        } else if (isOver(rebuild, limits.switching())) {
            rebuilds.end(rebuild, FAILED, "readers could not be switched within " + limits.switching());
        }
    }

    private boolean isOver(Rebuild rebuild, Duration limit) {
        return clock.instant().isAfter(rebuild.phaseAt().plus(limit));
    }
}
