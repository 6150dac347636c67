package io.fundsledger.projector.rebuild;

import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.GenerationBuild;
import io.fundsledger.projector.projection.Generations;
import io.fundsledger.projector.projection.Projection;
import io.fundsledger.projector.projection.Topic;
import io.fundsledger.projector.projection.TopicWatch;
import io.fundsledger.projector.rebuild.RefusedException.Why;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an operator does to rebuild views. */
public final class Rebuilds {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final int MOST_LISTED = 50;

    private final List<Projection> projections;
    private final Generations generations;
    private final GenerationBuild builds;
    private final RebuildStore store;
    private final TopicWatch topics;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Rebuilds(
            List<Projection> projections,
            Generations generations,
            GenerationBuild builds,
            TopicWatch topics,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.projections = List.copyOf(projections);
        this.generations = generations;
        this.builds = builds;
        this.store = new RebuildStore(jdbc);
        this.topics = topics;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Throws RefusedException if there is no such projection, as the other methods do. */
    public Projection projection(String name) {
        return projections.stream()
                .filter(projection -> projection.name().equals(name))
                .findAny()
                .orElseThrow(() -> new RefusedException(
                        Why.PROJECTION_NOT_FOUND,
                        "There is no projection %s; there are %s"
                                .formatted(
                                        name,
                                        projections.stream()
                                                .map(Projection::name)
                                                .toList())));
    }

    List<Projection> projections() {
        return projections;
    }

    /** Begins to rebuild a projection, unless that is being done already. */
    public Rebuild begin(String name, UUID id) {
        var projection = projection(name);
        var shown = generations.current(projection).generation();
        var began = Objects.requireNonNull(transaction.execute(status -> begin(projection, shown, id)));
        return find(name, began);
    }

    private UUID begin(Projection projection, Generation shown, UUID id) {
        requireNoneUnderWay(projection.name(), "see rebuild %s, or cancel it");
        builds.makeRoom(projection);
        var reference = reference(projection, shown);
        var current = builds.lockCurrent(projection).orElseThrow();
        requireNoneUnderWay(projection.name(), "see rebuild %s, or cancel it");
        if (!current.generation().equals(shown)) {
            throw new RefusedException(
                    Why.REBUILD_UNDER_WAY,
                    "Readers of %s were switched this moment; try again".formatted(projection.name()));
        }
        var built = builds.begin(projection);
        if (reference == null) {
            builds.holdAt(built, ends());
        } else {
            builds.holdAt(built, reference);
        }
        store.add(id, built, reference, projection.version(), current.version() != projection.version());
        return id;
    }

    /** Nothing to compare with if it has nothing, or is gone. */
    private @Nullable Generation reference(Projection projection, Generation current) {
        try {
            var isEmpty =
                    GenerationBuild.positions(current, jdbc).values().stream().allMatch(position -> position == 0);
            return isEmpty || !generations.exists(projection, current) ? null : current;
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private Map<Integer, Long> ends() {
        return topics.lastSeen()
                .map(Topic::endOffsets)
                .orElseThrow(
                        () -> new RefusedException(Why.TOPIC_UNKNOWN, "The topic has not been seen yet: is Kafka up?"));
    }

    public Rebuild find(String projection, UUID id) {
        projection(projection);
        return Objects.requireNonNull(transaction.execute(status -> store.find(id)))
                .filter(rebuild -> rebuild.generation().projection().equals(projection))
                .orElseThrow(() -> new RefusedException(
                        Why.REBUILD_NOT_FOUND, "Projection %s has no rebuild %s".formatted(projection, id)));
    }

    /** Newest first; no more than the last few. */
    public List<Rebuild> latest(String projection) {
        projection(projection);
        return Objects.requireNonNull(transaction.execute(status -> store.latest(projection, MOST_LISTED)));
    }

    public List<Rebuild> unfinished() {
        return Objects.requireNonNull(transaction.execute(status -> store.unfinished()));
    }

    boolean isUnfinished(Generation generation) {
        return Objects.requireNonNull(transaction.execute(status -> store.unfinished(generation.projection())))
                .filter(rebuild -> rebuild.generation().equals(generation))
                .isPresent();
    }

    /** How far the rebuild is. */
    public GenerationBuild.Progress progress(Rebuild rebuild) {
        return builds.progress(rebuild.generation(), rebuild.reference() == null);
    }

    /** Accepts the differences that were found, so that readers are switched. */
    public Rebuild accept(String projection, UUID id) {
        var rebuild = find(projection, id);
        if (rebuild.phase() != RebuildPhase.DIFFERENT
                || !move(rebuild, RebuildPhase.SWITCHING, "the differences were accepted")) {
            throw new RefusedException(
                    Why.REBUILD_NOT_WAITING,
                    "The rebuild is %s: only one that is different waits to be accepted"
                            .formatted(find(projection, id).phase().word()));
        }
        return find(projection, id);
    }

    /** Ends a rebuild before readers are switched; what was built is removed. */
    public Rebuild cancel(String projection, UUID id) {
        for (var rebuild = find(projection, id); !rebuild.phase().isLast(); rebuild = find(projection, id)) {
            if (end(rebuild, RebuildPhase.CANCELLED, "an operator cancelled it")) {
                return find(projection, id);
            }
        }
        throw new RefusedException(
                Why.REBUILD_ENDED,
                "The rebuild is %s".formatted(find(projection, id).phase().word()));
    }

    /** Ends a rebuild without a switch; false if its phase is another one by now. What cannot be removed now is so later. */
    boolean end(Rebuild rebuild, RebuildPhase how, String reason) {
        if (!move(rebuild, how, reason)) {
            return false;
        }
        try {
            builds.remove(projection(rebuild.generation().projection()), rebuild.generation());
        } catch (UncheckedIOException unreachable) {
            LOG.warn("{} cannot be removed yet: {}", rebuild.generation(), unreachable.getMessage());
        }
        return true;
    }

    boolean move(Rebuild rebuild, RebuildPhase to, @Nullable String reason) {
        return Boolean.TRUE.equals(transaction.execute(status -> store.move(rebuild, to, reason)));
    }

    void note(Rebuild rebuild, @Nullable String reason) {
        transaction.executeWithoutResult(status -> store.note(rebuild, reason));
    }

    void compared(Rebuild rebuild, Compared compared) {
        transaction.executeWithoutResult(status -> store.compared(rebuild, compared));
    }

    void compared(Rebuild rebuild, Comparison comparison) {
        transaction.executeWithoutResult(status -> store.compared(rebuild, comparison));
    }

    /**
     * In the caller's transaction, if there is one.
     *
     * @param advice what to do if a rebuild of the projection is under way; its id is put in
     * @throws RefusedException if one is
     */
    void requireNoneUnderWay(String name, String advice) {
        transaction.executeWithoutResult(status -> refuseIfUnderWay(name, advice));
    }

    private void refuseIfUnderWay(String name, String advice) {
        store.unfinished(name).ifPresent(rebuild -> {
            throw new RefusedException(
                    Why.REBUILD_UNDER_WAY, "%s is being rebuilt: %s".formatted(name, advice.formatted(rebuild.id())));
        });
    }

    /** Whether a rebuild by this version of a projection was ever begun. */
    boolean hasBeenTried(Projection projection) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> store.hasBeenTried(projection.name(), projection.version())));
    }
}
