package io.fundsledger.projector.projection;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Writes events of one topic to one generation, each exactly once, and finds the event that cannot be applied. */
final class GenerationWriter {

    /** A batch, or a part of one, for which another thread and another connection are worth their while. */
    static final int LARGE = 1_000;

    /** Of a large batch, at most: some more than there are likely to be processors, so that none waits for the slowest part. */
    private static final int PARTS = 4;

    private final Projection projection;
    private final Generation generation;
    private final String topicId;
    private final Checkpoints checkpoints;
    private final TransactionOperations transaction;
    private final BatchListener listener;
    private final BooleanSupplier awaited;
    private final Unseen unseen = new Unseen();
    private volatile BuildOrder order = BuildOrder.NONE;

    /** @param awaited whether a reader waits for events to be seen */
    GenerationWriter(
            Projection projection,
            Generation generation,
            String topicId,
            Checkpoints checkpoints,
            TransactionOperations transaction,
            BatchListener listener,
            BooleanSupplier awaited) {
        this.projection = projection;
        this.generation = generation;
        this.topicId = topicId;
        this.checkpoints = checkpoints;
        this.transaction = transaction;
        this.listener = listener;
        this.awaited = awaited;
    }

    /** What is to be heeded before the next batch, if the generation is being built. */
    BuildOrder order(boolean building) {
        order = building
                ? Objects.requireNonNull(transaction.execute(status -> checkpoints.order(generation)))
                : BuildOrder.NONE;
        return order;
    }

    /** Notes why partitions do not go on. */
    void stopped(Collection<PartitionStatus> partitions) {
        transaction.executeWithoutResult(status -> partitions.forEach(
                partition -> checkpoints.stopped(generation, partition.partition(), partition.reason())));
    }

    /** All checkpoints of the generation, among them those of the given partitions: a missing one starts from nothing. */
    List<Checkpoint> checkpoints(Collection<Integer> partitions) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var started = checkpoints.startMissing(generation, partitions);
            if (!started.isEmpty() && projection instanceof TableProjection tables) {
                tables.forget(started, generation);
            }
            partitions.forEach(partition -> checkpoints.stopped(generation, partition, null));
            return checkpoints.load(generation);
        }));
    }

    /**
     * Applies all events that can be applied. Where one cannot, it is left out with what follows it in its partition.
     *
     * @param events in the order of their partitions
     * @return the events that cannot be applied, by partition
     * @throws IOException or DataAccessException if nothing is wrong with the events: to be tried again
     */
    Map<Integer, UnprojectableEventException> apply(List<ProjectedEvent> events) throws IOException {
        var refused = new ConcurrentHashMap<Integer, UnprojectableEventException>();
        applyInParts(events, projection instanceof TableProjection ? PARTS : 1, refused);
        return refused;
    }

    private void applyInParts(List<ProjectedEvent> events, int parts, Map<Integer, UnprojectableEventException> refused)
            throws IOException {
        var half = parts > 1 && events.size() >= LARGE ? half(events) : events.size();
        if (half == events.size()) {
            apply(events, refused);
        } else {
            Background.sideBySide(
                    "apply-" + generation,
                    () -> applyInParts(events.subList(0, half), parts / 2, refused),
                    () -> applyInParts(events.subList(half, events.size()), parts / 2, refused));
        }
    }

    /** Where the first partition begins after the middle. */
    private static int half(List<ProjectedEvent> events) {
        var half = events.size() / 2;
        while (half < events.size()
                && events.get(half).partition() == events.get(half - 1).partition()) {
            half++;
        }
        return half;
    }

    private void apply(List<ProjectedEvent> events, Map<Integer, UnprojectableEventException> refused)
            throws IOException {
        var applicable = events.stream()
                .filter(event -> !refused.containsKey(event.partition()))
                .toList();
        if (applicable.isEmpty()) {
            return;
        }
        try {
            applyAtOnce(applicable);
        } catch (UnprojectableEventException named) {
            leaveOut(applicable, named, refused);
        } catch (RuntimeException failed) {
            if (!isTheEventsFault(failed)) {
                throw failed;
            }
            narrowDown(applicable, failed, refused);
        }
    }

    private void applyAtOnce(List<ProjectedEvent> events) throws IOException {
        var moves = CheckpointMove.of(events, topicId);
        var started = System.nanoTime();
        var moved = switch (projection) {
            case TableProjection tables -> {
                transaction.executeWithoutResult(status -> {
                    checkpoints.move(generation, moves);
                    tables.apply(events, generation);
                });
                yield moves;
            }
            case IndexProjection index -> {
                index.apply(events, generation);
                unseen.add(moves);
                yield mayStayUnseen(events, index) ? List.<CheckpointMove>of() : show(index);
            }
        };
        listener.applied(events, moved, Duration.ofNanos(System.nanoTime() - started));
    }

    /** Whether so much comes at once that nobody misses these events for a moment. */
    private boolean mayStayUnseen(List<ProjectedEvent> events, IndexProjection index) {
        return !order.loading()
                && events.size() >= ProjectionConsumers.FULL_POLL
                && !unseen.isFromTheBeginning()
                && !unseen.isAsOldAs(index.longestUnseen())
                && !awaited.getAsBoolean();
    }

    /** Makes all that was written visible, and only then moves the checkpoints past it. */
    private List<CheckpointMove> show(IndexProjection index) throws IOException {
        if (!order.loading()) {
            index.refresh(generation);
        }
        var moves = unseen.moves();
        transaction.executeWithoutResult(status -> checkpoints.move(generation, moves));
        unseen.clear();
        return moves;
    }

    /** Sees to it that readers see all that was applied: to be called when nothing more has come. */
    void showAll() throws IOException {
        if (projection instanceof IndexProjection index && !unseen.isEmpty()) {
            var started = System.nanoTime();
            var moves = show(index);
            listener.applied(List.of(), moves, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    /** What the database says of data is about an event, anything else it says is about the database. */
    private static boolean isTheEventsFault(RuntimeException failed) {
        return switch (failed) {
            case DataIntegrityViolationException data -> true;
            case DataAccessException database -> false;
            case TransactionException database -> false;
            case CheckpointTakenException rival -> false;
            default -> true;
        };
    }

    private void leaveOut(
            List<ProjectedEvent> events,
            UnprojectableEventException culprit,
            Map<Integer, UnprojectableEventException> refused)
            throws IOException {
        var at = events.indexOf(culprit.event());
        apply(events.subList(0, at), refused);
        refused.put(culprit.event().partition(), culprit);
        apply(events.subList(at + 1, events.size()), refused);
    }

    /** Nobody says which event it was: it is in the half that fails, until one event is left. */
    private void narrowDown(
            List<ProjectedEvent> events, RuntimeException failed, Map<Integer, UnprojectableEventException> refused)
            throws IOException {
        if (events.size() == 1) {
            var culprit = events.getFirst();
            refused.put(culprit.partition(), new UnprojectableEventException(culprit, failed));
            return;
        }
        var middle = events.size() / 2;
        apply(events.subList(0, middle), refused);
        apply(events.subList(middle, events.size()), refused);
    }
}
