package io.fundsledger.simulation.bank;

import io.fundsledger.command.relay.LogBehindTopicException;
import io.fundsledger.command.relay.RelaySession;
import io.fundsledger.command.relay.RelaySettings;
import io.fundsledger.simulation.schedule.Coroutine;
import io.fundsledger.simulation.schedule.SimulatedClock;
import io.fundsledger.simulation.schedule.Turn;
import io.fundsledger.simulation.store.InMemoryRelayedLog;
import io.fundsledger.simulation.store.InMemoryStore;
import io.fundsledger.simulation.topic.InMemoryTopic;
import io.fundsledger.simulation.topic.TopicConsumer;
import io.fundsledger.simulation.topic.TopicProducer;
import java.time.Duration;

/** The relay of one instance: one session after the other, each until something goes wrong. */
final class Relay {

    private static final Duration POLL = Duration.ofMillis(40);
    private static final Duration RETRY_AFTER = Duration.ofMillis(50);
    private static final RelaySettings SETTINGS =
            new RelaySettings(3, Duration.ZERO, POLL, POLL, RETRY_AFTER, Duration.ofSeconds(5), 10);

    private final String name;
    private final InMemoryStore store;
    private final InMemoryTopic topic;
    private final SimulatedClock clock;
    private final Weather weather;
    final Coroutine thread;
    private boolean behind;

    Relay(String name, InMemoryStore store, InMemoryTopic topic, SimulatedClock clock, Weather weather) {
        this.name = name;
        this.store = store;
        this.topic = topic;
        this.clock = clock;
        this.weather = weather;
        this.thread = new Coroutine(name, this::run);
    }

    /** Whether the log was found behind its topic, and has not been found to agree with it since. */
    boolean isBehind() {
        return behind;
    }

    private void run(Turn turn) {
        while (true) {
            try {
                session(turn);
            } catch (LogBehindTopicException older) {
                behind = true;
            } catch (RuntimeException ended) {
                turn.pass("ends a session: " + ended.getMessage());
            }
            pause(turn, RETRY_AFTER);
        }
    }

    private void session(Turn turn) {
        try (var log = new InMemoryRelayedLog(store, name, turn);
                var consumer = new TopicConsumer(topic);
                var session = new RelaySession(
                        log,
                        topic,
                        topic.id().orElseThrow(),
                        consumer,
                        new TopicProducer(topic, turn, weather::nextSend),
                        SETTINGS)) {
            session.compare(store.ledger().partitions());
            behind = false;
            while (true) {
                session.upkeep();
                if (session.relay(session::upkeep) == 0) {
                    pause(turn, POLL);
                }
            }
        }
    }

    private void pause(Turn turn, Duration time) {
        var end = clock.nanoTime() + time.toNanos();
        turn.await("looks again", () -> clock.nanoTime() >= end);
    }
}
