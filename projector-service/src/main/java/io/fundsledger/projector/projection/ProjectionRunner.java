package io.fundsledger.projector.projection;

import static java.util.Comparator.comparingInt;

import io.fundsledger.projector.projection.ProjectionStatus.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds one generation of a projection, on a thread of its own: reads what Kafka has, verifies it, and applies a whole poll
 * at once, rows and checkpoints in one transaction, or in several for a large one. Whatever fails, it forgets what it knew,
 * waits a little and goes on from the checkpoint. It never skips an event.
 */
final class ProjectionRunner implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration BRIEF = Duration.ofMillis(50);
    private static final Duration GATHERING = Duration.ofMillis(10);
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final int FEW = 100;
    private static final int LARGEST_BATCH = 5_000;

    private final Projection projection;
    private final Generation generation;
    private final ProjectionStatus status;
    private final ProjectionConsumers consumers;
    private final Generations generations;
    private final TopicWatch topics;
    private final WaitingReaders waiting;
    private final EventTraces traces;
    private final ProjectionMetrics metrics;
    private final BackOff backOff = new BackOff();
    private volatile boolean running;
    private volatile boolean building;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Consumer<String, byte[]> polling;
    private final NotedStops stops = new NotedStops();
    private volatile boolean unseen;
    private volatile long lastBatch = System.nanoTime();

    ProjectionRunner(
            Projection projection,
            Generation generation,
            ProjectionStatus status,
            ProjectionConsumers consumers,
            Generations generations,
            TopicWatch topics,
            WaitingReaders waiting,
            EventTraces traces,
            ProjectionMetrics metrics) {
        this.projection = projection;
        this.generation = generation;
        this.status = status;
        this.consumers = consumers;
        this.generations = generations;
        this.topics = topics;
        this.waiting = waiting;
        this.traces = traces;
        this.metrics = metrics;
    }

    void start() {
        running = true;
        thread = Thread.ofPlatform().name("projection-" + generation).start(this);
    }

    /** Whether the generation has to heed what a rebuild says before it goes on. */
    void building(boolean now) {
        building = now;
    }

    /** Asks the thread to end; it does after the batch under way. */
    void stop() {
        running = false;
        var consumer = polling;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** Waits for the thread to end; false if it does not in time. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        var ending = thread;
        return ending == null || ending.join(patience);
    }

    @Override
    public void run() {
        try {
            while (running) {
                runConsumer();
            }
        } catch (Throwable error) {
            LOG.error("The thread of {} ends", generation, error);
            status.dead(error.toString());
        }
    }

    /** Runs until asked to stop, or until the consumer is of no more use. */
    private void runConsumer() {
        try (var consumer = consumers.create(generation)) {
            polling = consumer;
            var reader = new LogReader(consumer, consumers.topic(), status, traces);
            while (running) {
                followOrWait(reader);
            }
        } catch (WakeupException asked) {
            LOG.debug("{} was woken", generation);
        } catch (KafkaException failed) {
            retrying(failed);
            sleep(backOff.next());
        } finally {
            polling = null;
        }
    }

    private void followOrWait(LogReader reader) {
        try {
            follow(reader);
        } catch (KafkaException consumerFailed) {
            throw consumerFailed;
        } catch (CheckpointTakenException rival) {
            LOG.info("{}", rival.getMessage());
        } catch (GenerationGoneException gone) {
            LOG.info("{}", gone.getMessage());
            reader.idle(backOff.next());
        } catch (TopicUnknownException notYet) {
            topics.problem().ifPresent(status::retrying);
            reader.idle(backOff.next());
        } catch (Exception failed) {
            retrying(failed);
            reader.idle(backOff.next());
        }
    }

    /** Follows the topic until it is another one, or something fails. */
    private void follow(LogReader reader) throws IOException {
        reader.forgetPlaces();
        unseen = false;
        var topic = topics.topic();
        var writer = generations.open(projection, generation, topic.id(), this::applied, this::isAwaited);
        var batches = new BatchPipeline(projection, generation, reader, writer, status, traces);
        try (var following = new Following(reader, writer, batches, status, topic, stops)) {
            while (running && topics.topic().id().equals(topic.id())) {
                following.prepare(building);
                following.take(gather(reader));
            }
        }
    }

    private void applied(List<ProjectedEvent> events, List<CheckpointMove> moves, Duration took) {
        moves.forEach(status::applied);
        unseen = moves.isEmpty();
        if (!events.isEmpty()) {
            metrics.applied(events.size(), took);
        }
        lastBatch = System.nanoTime();
        if (!unseen) {
            backOff.reset();
        }
    }

    /** What has come; or, where there is a pace to keep, what comes until another batch is due. */
    private List<ProjectedEvent> gather(LogReader reader) {
        var events = new ArrayList<>(reader.read(reader.isHeld() || unseen ? BRIEF : IDLE));
        if (events.size() >= FEW || !reader.hasWaited()) {
            addTheRest(reader, events, MOMENT);
        }
        if (!events.isEmpty() && !isDue()) {
            gatherUntilDue(reader, events);
            addTheRest(reader, events, GATHERING);
        }
        events.sort(comparingInt(ProjectedEvent::partition));
        return events;
    }

    private void gatherUntilDue(LogReader reader, List<ProjectedEvent> events) {
        var came = events.size();
        while (running && events.size() < LARGEST_BATCH && !isDue()) {
            if (came < FEW) {
                // Fetching single records as they come would cost Kafka and this process more than applying them.
                sleep(GATHERING);
            } else {
                var more = reader.read(GATHERING);
                came = more.size();
                events.addAll(more);
            }
        }
    }

    /**
     * A poll brings what the one before it has sent for: little, and long ago if the last batch took its time. What came
     * since is there within a moment, and need not wait for this batch. Only after a few that were waited for is there no more.
     */
    private void addTheRest(LogReader reader, List<ProjectedEvent> events, Duration patience) {
        var more = events.size();
        for (var reads = 0; reads < 2 && more > 0 && events.size() < GenerationWriter.LARGE; reads++) {
            var rest = reader.read(patience);
            more = rest.size();
            events.addAll(rest);
        }
    }

    private boolean isDue() {
        return System.nanoTime() - lastBatch >= projection.pace().toNanos() || isAwaited();
    }

    private boolean isAwaited() {
        return waiting.areWaitingFor(projection);
    }

    @Override
    public String toString() {
        return "the runner of " + generation;
    }

    /** The first failure in a row is logged in full. */
    private void retrying(Exception failed) {
        if (status.phase() == Phase.RETRYING) {
            LOG.warn("{} tries again: {}", generation, Reasons.of(failed));
        } else {
            LOG.warn("{} tries again", generation, failed);
        }
        status.retrying(Reasons.of(failed));
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException ended) {
            running = false;
        }
    }
}
