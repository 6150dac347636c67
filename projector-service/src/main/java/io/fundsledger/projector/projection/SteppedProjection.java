package io.fundsledger.projector.projection;

import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A projection whose polls somebody else asks for, one after the other: what a runner's thread does over and over. Whatever
 * fails, the next step begins at the checkpoints again. Used by one thread.
 */
public final class SteppedProjection implements AutoCloseable {

    private final TableProjection projection;
    private final Generation generation;
    private final Supplier<Topic> topic;
    private final Checkpoints checkpoints;
    private final TransactionOperations transaction;
    private final ProjectionStatus status;
    private final EventTraces traces = new EventTraces(Tracer.NOOP);
    private final NotedStops stops = new NotedStops();
    private final LogReader reader;
    private @Nullable Following following;
    private String followed = "";

    /**
     * A projection that has not looked at anything yet.
     *
     * @param topic as it is now; its id is another once it has been made anew
     * @param transaction of which the checkpoints and the projection's rows are part
     */
    public SteppedProjection(
            TableProjection projection,
            Generation generation,
            Consumer<String, byte[]> consumer,
            String topicName,
            Supplier<Topic> topic,
            Checkpoints checkpoints,
            TransactionOperations transaction) {
        this.projection = projection;
        this.generation = generation;
        this.topic = topic;
        this.checkpoints = checkpoints;
        this.transaction = transaction;
        this.status = new ProjectionStatus(projection, generation);
        this.reader = new LogReader(consumer, topicName, status, traces);
    }

    public ProjectionStatus status() {
        return status;
    }

    /** Reads once, and applies what that brings; throws what goes wrong, except that another owner was faster. */
    public void step() throws IOException {
        try {
            var now = following();
            now.prepare(false);
            now.take(reader.read(Duration.ZERO));
        } catch (CheckpointTakenException rival) {
            close();
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private Following following() {
        var now = topic.get();
        if (following == null || !followed.equals(now.id())) {
            close();
            reader.forgetPlaces();
            var writer = new GenerationWriter(
                    projection,
                    generation,
                    now.id(),
                    checkpoints,
                    transaction,
                    (events, moves, took) -> moves.forEach(status::applied),
                    () -> false);
            var batches = new BatchPipeline(projection, generation, reader, writer, status, traces);
            following = new Following(reader, writer, batches, status, now, stops);
            followed = now.id();
        }
        return following;
    }

    @Override
    public void close() {
        var ended = following;
        following = null;
        if (ended != null) {
            ended.close();
        }
    }
}
