package io.fundsledger.command.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.command.account.Account;
import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.account.Account.Unopened;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.log.AccountHistory;
import io.fundsledger.command.log.AccountHistory.Replayed;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.command.log.SnapshotWriter;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots make long histories short to read, and change nothing else. */
@WithLocalStack(Component.POSTGRES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotsTest {

    private static final int LONG = 2_600;

    private LogInTest log;
    private SnapshotWriter writer;
    private AccountHistory history;
    private UUID account;
    private Map<Long, Known> byVersion;

    @BeforeAll
    void recordALongHistory(StackSpace space) throws Exception {
        log = new LogInTest(space);
        writer = new SnapshotWriter(log.jdbc, new SimpleMeterRegistry());
        writer.start();
        history = new AccountHistory(log.jdbc);
        account = UUID.randomUUID();
        try (var lane = lane()) {
            lane.open(account, null);
            moveMoney(lane, LONG);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> versions().size() >= 2);
        byVersion = foldedFromTheFirstEvent();
    }

    @AfterAll
    void stop() {
        writer.close();
        log.close();
    }

    @Test
    void thereIsOneEveryThousandVersions() {
        assertThat(versions()).anyMatch(version -> version >= 1000 && version < 2000);
        assertThat(versions()).anyMatch(version -> version >= 2000);
    }

    @Test
    void everyVersionAndInstantIsTheSameAsWithoutThem() {
        assertReplaysAsFolded();

        var kept = versions();
        log.jdbc.sql("DELETE FROM snapshot").update();
        assertReplaysAsFolded();

        refill(kept);
    }

    /** Each is wrong in its own way, and must count for nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = convert_to(replace(convert_from(state, 'UTF8'), '\"balance\":', '\"balance\":9'), 'UTF8')",
                "checksum = sha256('wrong')",
                "chain_hash = sha256('another history')",
                "state_version = 0",
                "version = version + 1"
            })
    void whatCannotBeBelievedIsLeftAsideAndWrittenAnew(String damage) {
        var kept = versions();
        log.jdbc.sql("UPDATE snapshot SET " + damage).update();

        assertReplaysAsFolded();
        try (var lane = lane()) {
            var booked = (Recorded) lane.deposit(UUID.randomUUID().toString(), account, 1);
            byVersion = foldedFromTheFirstEvent();
            assertThat(booked.account())
                    .isEqualTo(byVersion.get(booked.account().version()));
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> valid() == 1 && versions().size() == 1);
        assertReplaysAsFolded();

        refill(kept);
    }

    @Test
    void aLaneThatKnowsAnOlderStateReadsOnlyWhatCameAfterIt() {
        try (var one = lane();
                var other = lane()) {
            for (var round = 0; round < 20; round++) {
                var lane = round % 2 == 0 ? one : other;
                var booked = (Recorded) lane.deposit(UUID.randomUUID().toString(), account, 7);
                assertThat(booked.account()).isEqualTo(replayed(booked.account().version()));
            }
        }
        byVersion = foldedFromTheFirstEvent();
    }

    private LaneInTest lane() {
        return new LaneInTest(log, InstantSource.system(), ContractRelease.RELEASE_0_2, writer);
    }

    private void moveMoney(LaneInTest lane, int commands) throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Outcome>>();
            for (var command = 1; command < commands; command++) {
                var key = "command-" + command;
                tasks.add(() -> lane.deposit(key, account, 1 + key.hashCode() % 50 + 50));
            }
            for (var outcome : clients.invokeAll(tasks)) {
                assertThat(outcome.get()).isInstanceOf(Recorded.class);
            }
        }
    }

    private void assertReplaysAsFolded() {
        var random = new Random(5);
        var last = byVersion.size();
        var asked = new ArrayList<>(List.of(1L, 999L, 1000L, 1001L, 1999L, 2000L, 2001L, (long) last));
        random.longs(20, 1, last).forEach(asked::add);
        for (var version : asked) {
            var replayed = history.replay(account, version, null).orElseThrow();
            assertThat(replayed.account()).isEqualTo(byVersion.get(version));
            var then = history.replay(account, null, replayed.recordedAt())
                    .map(Replayed::account)
                    .orElseThrow();
            assertThat(then).isEqualTo(byVersion.get(then.version()));
            assertThat(then.version()).isGreaterThanOrEqualTo(version);
        }
    }

    private Known replayed(long version) {
        return history.replay(account, version, null).orElseThrow().account();
    }

    private Map<Long, Known> foldedFromTheFirstEvent() {
        var folded = new HashMap<Long, Known>();
        Account state = Unopened.FREE;
        for (var event : log.reader.account(account, 1, 100_000)) {
            state = state.evolve(event.event());
            folded.put(state.version(), (Known) state);
        }
        return folded;
    }

    private List<Long> versions() {
        return log.jdbc
                .sql("SELECT version FROM snapshot ORDER BY version")
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private long valid() {
        return log.jdbc
                .sql("SELECT count(*) FROM valid_snapshot WHERE state_version > 0")
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private void refill(List<Long> kept) {
        log.jdbc.sql("DELETE FROM snapshot").update();
        kept.forEach(version -> writer.offer(account, replayed(version)));
        await().atMost(Duration.ofSeconds(10)).until(() -> versions().equals(kept));
    }
}
