package io.fundsledger.projector.projection;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies batches one after the other; a large one while the next is read and verified. Used by one thread. */
final class BatchPipeline implements AutoCloseable {
    private final Projection projection;
    private final Generation generation;
    private final LogReader reader;
    private final GenerationWriter writer;
    private final ProjectionStatus status;
    private final EventTraces traces;
    private @Nullable Background<Map<Integer, UnprojectableEventException>> underWay;

    BatchPipeline(
            Projection projection,
            Generation generation,
            LogReader reader,
            GenerationWriter writer,
            ProjectionStatus status,
            EventTraces traces) {
        this.projection = projection;
        this.generation = generation;
        this.reader = reader;
        this.writer = writer;
        this.status = status;
        this.traces = traces;
    }

    /**
     * Takes what was read since, once the batch before it has been applied.
     *
     * @throws IOException or DataAccessException if a batch could not be applied now; this one may be lost then
     */
    void take(List<ProjectedEvent> read) throws IOException {
        var refusedBefore = finish();
        var events = read.stream()
                .filter(event -> !refusedBefore.containsKey(event.partition()))
                .toList();
        if (events.size() >= GenerationWriter.LARGE && !reader.isBroken()) {
            begin(events);
        } else {
            refuse(apply(events));
            settleBroken();
        }
    }

    private void begin(List<ProjectedEvent> events) {
        underWay = Background.start("apply-" + generation, () -> apply(events));
    }

    private Map<Integer, UnprojectableEventException> apply(List<ProjectedEvent> events) throws IOException {
        if (events.isEmpty()) {
            writer.showAll();
            return Map.of();
        }
        try (var trace = traces.continueAll(projection, events)) {
            return writer.apply(events);
        }
    }

    /** Waits for the batch that is under way; its events that cannot be applied stop their partitions. */
    private Map<Integer, UnprojectableEventException> finish() throws IOException {
        var task = underWay;
        underWay = null;
        var refused = task == null ? Map.<Integer, UnprojectableEventException>of() : task.result();
        refuse(refused);
        return refused;
    }

    /** A partition stops, or begins anew, where readers have seen all of it that was applied. */
    private void refuse(Map<Integer, UnprojectableEventException> refused) throws IOException {
        if (!refused.isEmpty()) {
            writer.showAll();
            reader.refuse(refused);
        }
    }

    private void settleBroken() throws IOException {
        if (reader.isBroken()) {
            writer.showAll();
            reader.settleBroken();
        }
    }

    /** Nothing is under way afterwards, and readers see what was applied, if that can be. */
    @Override
    public void close() {
        var task = underWay;
        underWay = null;
        if (task != null) {
            tryTo(task::result);
        }
        tryTo(writer::showAll);
    }

    private void tryTo(Background.Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException failed) {
            status.retrying(Reasons.of(failed));
        }
    }
}
