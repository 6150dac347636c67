package io.fundsledger.projector.projection;

import java.io.IOException;
import java.util.List;

/** One stretch of following a topic: begins at the checkpoints, and ends with the first thing that goes wrong. */
final class Following implements AutoCloseable {

    private final LogReader reader;
    private final GenerationWriter writer;
    private final BatchPipeline batches;
    private final ProjectionStatus status;
    private final Topic topic;
    private final NotedStops stops;

    Following(
            LogReader reader,
            GenerationWriter writer,
            BatchPipeline batches,
            ProjectionStatus status,
            Topic topic,
            NotedStops stops) {
        this.reader = reader;
        this.writer = writer;
        this.batches = batches;
        this.status = status;
        this.topic = topic;
        this.stops = stops;
    }

    /** Comes before every read: partitions that are new begin at their checkpoints, and what a rebuild says is heeded. */
    void prepare(boolean building) {
        placeNewPartitions();
        reader.heed(writer.order(building));
    }

    /** Applies what was read, and says where it cannot go on. */
    void take(List<ProjectedEvent> read) throws IOException {
        batches.take(read);
        stops.note(status, writer);
        status.running();
    }

    private void placeNewPartitions() {
        var unplaced = reader.unplaced();
        if (!unplaced.isEmpty()) {
            reader.place(unplaced, writer.checkpoints(unplaced), topic);
        }
    }

    @Override
    public void close() {
        batches.close();
    }
}
