package io.fundsledger.simulation.bank;

import io.fundsledger.command.lane.CommandBatch;
import io.fundsledger.command.lane.CommandLane;
import io.fundsledger.command.lane.CommandLanes;
import io.fundsledger.command.lane.EventIds;
import io.fundsledger.command.lane.LaneAnswer;
import io.fundsledger.command.lane.LaneSettings;
import io.fundsledger.command.lane.Pauses;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.simulation.schedule.Chance;
import io.fundsledger.simulation.schedule.Coroutine;
import io.fundsledger.simulation.schedule.SimulatedClock;
import io.fundsledger.simulation.schedule.Turn;
import io.fundsledger.simulation.store.InMemoryEventLog;
import io.fundsledger.simulation.store.InMemoryStore;
import io.fundsledger.simulation.topic.InMemoryTopic;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One instance: its lane and its relay. */
final class CommandService implements Part {

    private static final LaneSettings SETTINGS = new LaneSettings(
            100,
            4,
            3,
            Duration.ofSeconds(15),
            Duration.ofSeconds(45),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            ContractRelease.RELEASE_0_2);

    private final String name;
    private final InMemoryStore store;
    private final SimulatedClock clock;
    private final InMemoryTopic topic;
    private final Weather weather;
    private final Chance chance;
    private @Nullable Running running;

    CommandService(
            String name,
            InMemoryStore store,
            InMemoryTopic topic,
            Weather weather,
            SimulatedClock clock,
            Chance chance) {
        this.name = name;
        this.store = store;
        this.topic = topic;
        this.weather = weather;
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isReady() {
        return running != null && running.threads().anyMatch(Coroutine::isReady);
    }

    @Override
    public String step() {
        return running == null ? "is down" : running.step();
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
            running.threads().forEach(Coroutine::crash);
            running = null;
        }
    }

    /** Empty if the instance takes nothing. */
    Optional<CompletableFuture<List<LaneAnswer>>> submit(CommandBatch batch) {
        return running == null || running.relay.isBehind() ? Optional.empty() : running.submit(batch);
    }

    /** What is gone with a crash. */
    private final class Running {
        private final Coroutine thread = new Coroutine(name, this::run);
        private final CommandLane lane = CommandLanes.create(
                new InMemoryEventLog(store, name, thread),
                store.ledger(),
                new EventIds(chance.another()),
                clock.wrongBy(Duration.ofMillis(chance.below(6_000) - 3_000L)),
                SETTINGS,
                new CompositeMeterRegistry(),
                () -> {},
                (account, state) -> {},
                new SimulatedPauses(thread, clock));
        private final Relay relay = new Relay(name + "-relay", store, topic, clock, weather);
        private boolean hasWork;

        Stream<Coroutine> threads() {
            return Stream.of(thread, relay.thread);
        }

        String step() {
            var next = chance.oneOf(threads().filter(Coroutine::isReady).toList());
            return next == thread ? next.step() : "relay: " + next.step();
        }

        private void run(Turn turn) {
            while (true) {
                turn.await("takes what waits", () -> hasWork);
                hasWork = lane.step();
            }
        }

        Optional<CompletableFuture<List<LaneAnswer>>> submit(CommandBatch batch) {
            var answers = lane.submit(batch);
            hasWork = true;
            return answers;
        }
    }

    private record SimulatedPauses(Turn turn, SimulatedClock clock) implements Pauses {

        @Override
        public long nanoTime() {
            return clock.nanoTime();
        }

        @Override
        public void pause(Duration time) {
            var end = clock.nanoTime() + time.toNanos();
            turn.await("pauses", () -> clock.nanoTime() >= end);
        }
    }
}
