package io.fundsledger.command.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.lane.LaneInTest;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.log.CheckpointStore;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.command.log.SigningTurn;
import io.fundsledger.command.relay.CheckpointPublisher;
import io.fundsledger.command.relay.CheckpointTopicInTest;
import io.fundsledger.events.Checkpoint;
import io.fundsledger.events.CheckpointKey;
import io.fundsledger.events.CheckpointSigningKey;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.SignedCheckpoint;
import io.fundsledger.localstack.StackSpace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** A log and a topic of checkpoints, by a clock of their own; instances sign when they are told to look. */
final class SignedLedger implements AutoCloseable {

    static final CheckpointSchedule EACH_MINUTE = new CheckpointSchedule(Duration.ofMinutes(1), 10);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T12:00:00Z"));
    private final StackSpace space;
    final InstantSource clock = now::get;
    final CheckpointSigningKey key = CheckpointSigningKey.generate(new SecureRandom());
    final LogInTest log;
    LaneInTest lane;
    final CheckpointTopicInTest topic;
    final CheckpointStore store;

    SignedLedger(StackSpace given) {
        space = given.another();
        log = new LogInTest(space);
        lane = newLane();
        topic = new CheckpointTopicInTest(space);
        store = new CheckpointStore(log.jdbc, log.ledger);
    }

    /** An instance that signs, and what it says of itself. */
    final class Instance implements AutoCloseable {
        final CheckpointStatus status = new CheckpointStatus();
        final SimpleMeterRegistry registry = new SimpleMeterRegistry();
        private final CheckpointRound round;

        Instance(
                CheckpointSigningKey key,
                CheckpointSchedule schedule,
                CheckpointPublisher publisher,
                Duration kafkaAgain) {
            round = new CheckpointRound(
                    () -> SigningTurn.open(log.connections, log.ledger, 60),
                    publisher,
                    new CheckpointSigner(key, log.ledger, schedule, clock),
                    status,
                    new CheckpointMetrics(registry, store, status, clock),
                    kafkaAgain);
        }

        CheckpointState look() {
            round.run();
            return status.state();
        }

        double figure(String name) {
            return registry.get("ledger.checkpoints." + name).gauge().value();
        }

        double count(String name) {
            return registry.get("ledger.checkpoints." + name).counter().count();
        }

        @Override
        public void close() {
            round.close();
        }
    }

    Instance instance() {
        return new Instance(key, EACH_MINUTE, topic.publisher(), Duration.ZERO);
    }

    Instance instanceWithoutKafka() {
        return new Instance(key, EACH_MINUTE, topic.publisherToNowhere(), Duration.ZERO);
    }

    Instance instanceWith(CheckpointSigningKey other) {
        return new Instance(other, EACH_MINUTE, topic.publisher(), Duration.ZERO);
    }

    void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    /** Appends so many events to partition 1, and lets a minute pass. */
    void grow(int events) {
        var account = log.accountIn(1);
        assertThat(lane.open(account, null)).isInstanceOf(Recorded.class);
        for (var i = 1; i < events; i++) {
            deposit(account);
        }
        pass(Duration.ofMinutes(1));
    }

    void deposit(UUID account) {
        assertThat(lane.deposit(UUID.randomUUID().toString(), account, 100)).isInstanceOf(Recorded.class);
    }

    /** All that there are, the oldest first. */
    List<SignedCheckpoint> kept() {
        return store.from(1, 10_000);
    }

    /** Numbers without gap, each on the one before it, all signed with one of the keys. */
    void assertChained(CheckpointKey... keys) {
        var previous = Checkpoint.NONE_BEFORE;
        var number = 0L;
        for (var signed : kept()) {
            assertThat(signed.checkpoint().number()).isEqualTo(++number);
            assertThat(signed.checkpoint().previous()).isEqualTo(previous);
            assertThat(keys).anyMatch(key -> key.accepts(signed));
            previous = signed.checkpoint().hash();
        }
    }

    private LaneInTest newLane() {
        return new LaneInTest(log, clock, ContractRelease.RELEASE_0_2);
    }

    /** As somebody who may do everything, and does; who appends afterwards remembers nothing of before. */
    void asSuperuser(String... statements) throws SQLException {
        var url = space.stack().postgres().superuserUrl(log.database.name());
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (var table : List.of("event", "checkpoint")) {
                statement.execute("ALTER TABLE %s DISABLE TRIGGER append_only".formatted(table));
            }
            for (var sql : statements) {
                statement.execute(sql);
            }
            for (var table : List.of("event", "checkpoint")) {
                statement.execute("ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only".formatted(table));
            }
        }
        lane.close();
        lane = newLane();
    }

    @Override
    public void close() {
        lane.close();
        topic.close();
        log.close();
    }
}
