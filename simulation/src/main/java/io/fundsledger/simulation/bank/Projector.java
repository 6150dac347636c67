package io.fundsledger.simulation.bank;

import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.SteppedProjection;
import io.fundsledger.projector.projection.Topic;
import io.fundsledger.simulation.audit.Book;
import io.fundsledger.simulation.audit.Breach;
import io.fundsledger.simulation.schedule.Coroutine;
import io.fundsledger.simulation.schedule.SimulatedClock;
import io.fundsledger.simulation.schedule.Turn;
import io.fundsledger.simulation.topic.InMemoryTopic;
import io.fundsledger.simulation.topic.TopicConsumer;
import io.fundsledger.simulation.view.InMemoryViews;
import io.fundsledger.simulation.view.ViewTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** One instance of the projector, with one projection; it owns the partitions that it is given. */
final class Projector implements Part {

    private static final Duration POLL = Duration.ofMillis(40);

    private final String name;
    private final InMemoryTopic topic;
    private final InMemoryViews views;
    private final Weather weather;
    private final SimulatedClock clock;
    private List<Integer> owned = List.of();
    private @Nullable Running running;

    Projector(String name, InMemoryTopic topic, InMemoryViews views, Weather weather, SimulatedClock clock) {
        this.name = name;
        this.topic = topic;
        this.views = views;
        this.weather = weather;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isReady() {
        return running != null && running.thread.isReady();
    }

    @Override
    public String step() {
        return running == null ? "is down" : running.thread.step();
    }

    @Override
    public boolean isUp() {
        return running != null;
    }

    @Override
    public void start() {
        running = new Running();
    }

    @Override
    public void crash() {
        if (running != null) {
            running.thread.crash();
            running = null;
        }
    }

    /** The group gives it other partitions; it hears of them with its next poll. */
    void own(List<Integer> partitions) {
        owned = partitions;
    }

    private final class Running {
        private final Coroutine thread = new Coroutine(name, this::run);

        private void run(Turn turn) {
            var consumer = new TopicConsumer(topic);
            var transaction = new ViewTransaction(views, turn, Book::change, weather::nextViewCommitIsUnheard);
            var projection = new SteppedProjection(
                    transaction,
                    new Generation(transaction.name(), 1),
                    consumer,
                    topic.name(),
                    () -> new Topic(topic.id().orElseThrow(), topic.ends()),
                    transaction,
                    transaction);
            List<Integer> assigned = List.of();
            while (true) {
                if (!assigned.equals(owned)) {
                    assigned = owned;
                    consumer.assignTo(assigned);
                }
                step(projection, turn);
                var end = clock.nanoTime() + POLL.toNanos();
                turn.await("polls", () -> clock.nanoTime() >= end);
            }
        }

        private void step(SteppedProjection projection, Turn turn) {
            try {
                projection.step();
            } catch (DataAccessException away) {
                turn.pass("begins at the checkpoints again");
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            var stopped = projection.status().stoppedPartitions();
            if (!stopped.isEmpty()) {
                throw new Breach("%s stopped: %s".formatted(name, stopped));
            }
        }
    }
}
