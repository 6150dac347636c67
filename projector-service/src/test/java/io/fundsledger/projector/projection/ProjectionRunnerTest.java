package io.fundsledger.projector.projection;

import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.opened;
import static io.fundsledger.projector.projection.Events.withdrawn;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fundsledger.events.RecordedEvent;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.accounts.AccountsProjection;
import io.fundsledger.projector.projection.PartitionStatus.State;
import io.fundsledger.projector.projection.ProjectionStatus.Phase;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class ProjectionRunnerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StackSpace space;
    private PublishedLog log;
    private RunningProjector projector;
    private UUID account;

    ProjectionRunnerTest(StackSpace space) {
        this.space = space.another();
    }

    @BeforeEach
    void openAnAccount() {
        log = new PublishedLog(space.bootstrapServers(), space.topic(), 2).createTopic();
        projector = new RunningProjector(space);
        account = log.accountIn(0);
        log.publish(account, opened("DE-1"));
    }

    @AfterEach
    void stop() {
        projector.close();
        log.close();
    }

    @Test
    void anEventThatArrivesAgainCountsOnce() {
        var deposit = log.publish(account, deposited("1.00"));
        projector.start(this::accounts);
        awaitPosition(0, 2);
        log.send(log.in(0).getFirst());
        log.send(deposit);
        log.publish(account, deposited("0.20"));
        log.send(deposit);
        log.publish(account, deposited("0.03"));
        awaitPosition(0, 4);
        assertThat(balance()).isEqualTo(123);
        assertThat(projector.status().isHealthy()).isTrue();
    }

    @Test
    void aRestartedProjectionGoesOnFromItsCheckpoint() {
        projector.start(this::accounts);
        log.publish(account, deposited("1.00"));
        awaitPosition(0, 2);
        projector.close();
        log.publish(account, deposited("0.20"));
        projector = new RunningProjector(space).start(this::accounts);
        awaitPosition(0, 3);
        assertThat(balance()).isEqualTo(120);
    }

    @Test
    void whatTheDatabaseHasLostIsAppliedAgainThoughNothingNewComes() {
        projector.start(this::accounts);
        log.publish(account, deposited("1.00"));
        awaitPosition(0, 2);
        var tables = tables();
        tables.forEach(table -> sql("CREATE TABLE %s AS TABLE %s".formatted(kept(table), table)));
        log.publish(account, deposited("0.20"));
        awaitPosition(0, 3);
        projector
                .transaction()
                .executeWithoutResult(status -> tables.forEach(table -> {
                    sql("DELETE FROM " + table);
                    sql("INSERT INTO %s TABLE %s".formatted(table, kept(table)));
                }));
        awaitPosition(0, 3);
        assertThat(balance()).isEqualTo(120);
    }

    /** The checkpoints, and all tables of the view. */
    private List<String> tables() {
        return projector
                .jdbc()
                .sql("""
                        SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                        WHERE schemaname LIKE 'accounts%' OR (schemaname, tablename) = ('projector', 'checkpoint')""")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static String kept(String table) {
        return "projector.kept_" + table.replace('.', '_');
    }

    private void sql(String statement) {
        projector.jdbc().sql(statement).update();
    }

    @Test
    void tablesOfANewerVersionAreLeftToANewerRelease() {
        projector.start(this::accounts);
        log.publish(account, deposited("1.00"));
        awaitPosition(0, 2);
        projector.close();
        projector = new RunningProjector(space);
        projector.jdbc().sql("UPDATE projector.generation SET version = 99").update();
        assertThatThrownBy(() -> projector.start(this::accounts)).hasMessageContaining("start a newer release");
        assertThat(balance()).isEqualTo(100);
    }

    @Test
    void aGapStopsThePartitionAndOnlyThat() {
        log.append(account, deposited("1.00")); // never published
        log.publish(account, deposited("0.20"));
        projector.start(this::accounts);
        var stopped = awaitStopped(0);
        assertThat(stopped.reason()).contains("a gap: after position 1 came money-deposited v2 at 0:3");
        assertThat(stopped.position()).isEqualTo(1);
        log.publish(log.accountIn(1), opened("DE-2"));
        awaitPosition(1, 1);
        assertThat(balance()).isZero();
    }

    @Test
    void aGapThatTheTopicDoesNotHaveIsReadAgainFromTheBeginning() {
        projector.start(this::accounts);
        awaitPosition(0, 1);
        projector.close();
        log.publish(account, deposited("1.00"));
        projector = new RunningProjector(space);
        projector
                .jdbc()
                .sql("UPDATE projector.checkpoint SET next_offset = 2 WHERE log_partition = 0")
                .update();
        projector.start(this::accounts);
        log.publish(account, deposited("0.20"));
        awaitPosition(0, 3);
        assertThat(balance()).isEqualTo(120);
    }

    @Test
    void aChangedEventStopsThePartition() {
        log.send(withData(log.append(account, deposited("1.00")), "{\"amount\":\"9.00\",\"currency\":\"EUR\"}"));
        projector.start(this::accounts);
        assertThat(awaitStopped(0).reason()).contains("the hash of money-deposited v2 at 0:2");
    }

    @Test
    void anotherEventAtThePositionOfTheCheckpointStopsThePartition() {
        projector.start(this::accounts);
        awaitPosition(0, 1);
        log.send(PublishedLog.chained(withData(log.in(0).getFirst(), "{}")));
        assertThat(awaitStopped(0).reason()).contains("another history");
    }

    @Test
    void aTopicThatComesLaterIsFollowedOnceItIsThere() {
        var later = space.another();
        try (var waiting = new RunningProjector(later).start(this::accounts);
                var laterLog = new PublishedLog(later.bootstrapServers(), later.topic(), 1)) {
            await().atMost(PATIENCE).until(() -> waiting.status().phase() == Phase.RETRYING);
            assertThat(waiting.status().reason()).contains(later.topic());
            laterLog.createTopic();
            laterLog.publish(laterLog.accountIn(0), opened("DE-1"));
            await().atMost(PATIENCE).until(() -> waiting.position("accounts", 0) == 1);
            assertThat(waiting.status().isHealthy()).isTrue();
        }
    }

    @Test
    void anEventOfAnotherLedgerStopsThePartition() {
        projector.start(this::accounts);
        awaitPosition(0, 1);
        try (var other = new PublishedLog(space.bootstrapServers(), space.topic(), 2)) {
            other.publish(other.accountIn(1), opened("DE-2"));
        }
        assertThat(awaitStopped(1).reason()).contains("but the views follow");
    }

    @Test
    void anEventThatThisReleaseDoesNotKnowStopsThePartition() {
        log.publish(account, deposited("1.00"));
        log.send(log.append(account, 3, "money-deposited", 99, "{}".getBytes(UTF_8)));
        projector.start(this::accounts);
        assertThat(awaitStopped(0).reason()).contains("0:3").contains("upgrade");
        assertThat(balance()).isEqualTo(100);
    }

    @Test
    void aForeignRecordStopsThePartition() {
        log.send(0, "key", Map.of("ce_id", "1"), "hello".getBytes(UTF_8));
        log.publish(account, deposited("1.00"));
        projector.start(this::accounts);
        assertThat(awaitStopped(0).reason()).contains("offset 1 is not an event");
        assertThat(projector.position("accounts", 0)).isEqualTo(1);
    }

    @Test
    void anEventThatCannotFollowStopsThePartition() {
        log.publish(account, deposited("1.00"));
        log.send(log.append(account, 7, deposited("1.00")));
        log.send(log.append(account, 8, deposited("1.00")));
        var fine = log.accountIn(1);
        log.publish(fine, opened("DE-2"));
        projector.start(this::accounts);
        assertThat(awaitStopped(0).reason()).contains("0:3").contains("version 2");
        awaitPosition(1, 1);
        assertThat(balance()).isEqualTo(100);
    }

    @Test
    void anEventThatTheDatabaseRefusesIsFoundAmongManyAndStopsThePartition() {
        projector.start(this::accounts);
        awaitPosition(0, 1);
        projector
                .jdbc()
                .sql("ALTER TABLE accounts_g1.statement_line ADD CHECK (amount <> 666)")
                .update();
        for (var i = 0; i < 20; i++) {
            log.append(account, deposited("0.01"));
        }
        log.append(account, deposited("6.66"));
        log.append(account, deposited("0.01"));
        log.append(log.accountIn(1), opened("DE-2"));
        log.sendAll();
        assertThat(awaitStopped(0).reason()).contains("0:22");
        awaitPosition(0, 21);
        awaitPosition(1, 1);
        assertThat(balance()).isEqualTo(20);
    }

    @Test
    void twoRunnersThatBothOwnEveryPartitionCountEveryEventOnce() {
        try (var rival = new RunningProjector(space)) {
            projector.start(this::accounts);
            rival.start(this::accounts);
            for (var i = 0; i < 30; i++) {
                log.sendAll(bookings(20));
            }
            awaitPosition(0, 601);
            assertThat(balance()).isEqualTo(600);
            assertThat(lines()).isEqualTo(600);
            await().atMost(PATIENCE)
                    .until(() ->
                            projector.status().isHealthy() && rival.status().isHealthy());
        }
    }

    @Test
    void whenOneInstanceDiesAnotherTakesItsPartitions() {
        projector.startAs("group", "one", this::accounts);
        awaitPosition(0, 1);
        projector.close();
        log.publish(account, deposited("1.00"));
        projector = new RunningProjector(space).startAs("group", "two", this::accounts);
        awaitPosition(0, 2);
        assertThat(balance()).isEqualTo(100);
    }

    @Test
    void aConnectionLostBeforeTheCommitChangesNothing() {
        log.publish(account, deposited("1.00"));
        var breaking = new BreakingProjection(jdbc -> jdbc.sql("SELECT pg_terminate_backend(pg_backend_pid())")
                .query()
                .listOfRows());
        projector.start(jdbc -> breaking.around(accounts(jdbc), JdbcClient.create(jdbc)));
        awaitPosition(0, 2);
        assertThat(breaking.breaks()).isOne();
        assertThat(balance()).isEqualTo(100);
        await().until(() -> projector.status().isHealthy());
    }

    @Test
    void anErrorIsSeenByHealth() {
        var breaking = new BreakingProjection(jdbc -> {
            throw new StackOverflowError("broken on purpose");
        });
        projector.start(jdbc -> breaking.around(accounts(jdbc), JdbcClient.create(jdbc)));
        await().atMost(PATIENCE).until(() -> projector.status().phase() == Phase.DEAD);
        assertThat(projector.status().isHealthy()).isFalse();
        assertThat(projector.status().reason()).contains("broken on purpose");
    }

    @Test
    void aTopicThatWasMadeAnewAndFilledAgainIsFollowedOn() {
        log.publish(account, deposited("1.00"));
        projector.start(this::accounts);
        awaitPosition(0, 2);
        log.deleteTopic();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> log.createTopic() != null);
        log.sendAll();
        log.publish(account, deposited("0.20"));
        awaitPosition(0, 3);
        assertThat(balance()).isEqualTo(120);
        assertThat(projector.status().stoppedPartitions()).isEmpty();
    }

    @Test
    void aPartitionWhoseCheckpointIsLostIsMadeAgainFromItsFirstEvent() {
        log.publish(account, deposited("1.00"));
        projector.start(this::accounts);
        awaitPosition(0, 2);
        projector
                .jdbc()
                .sql("DELETE FROM projector.checkpoint WHERE log_partition = 0")
                .update();
        log.publish(account, deposited("0.20"));
        awaitPosition(0, 3);
        assertThat(balance()).isEqualTo(120);
        assertThat(lines()).isEqualTo(2);
    }

    @Test
    void viewsThatAreLostAreMadeAgainFromTheFirstEvent() {
        log.publish(account, deposited("1.00"));
        projector.start(this::accounts);
        awaitPosition(0, 2);
        projector.jdbc().sql("DROP SCHEMA accounts_g1 CASCADE").update();
        log.publish(account, deposited("0.20"));
        awaitPosition(0, 3);
        assertThat(balance()).isEqualTo(120);
        assertThat(lines()).isEqualTo(2);
    }

    @Test
    void aDatabaseThatComesBackIsWrittenToAgain() {
        projector.start(this::accounts);
        awaitPosition(0, 1);
        space.stack().postgres().stop();
        log.publish(account, deposited("1.00"));
        await().atMost(PATIENCE).until(() -> projector.status().phase() == Phase.RETRYING);
        assertThat(projector.status().isHealthy()).isFalse();
        space.stack().postgres().start();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> projector.position("accounts", 0) == 2);
        assertThat(balance()).isEqualTo(100);
        await().until(() -> projector.status().isHealthy());
    }

    private List<RecordedEvent> bookings(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> log.append(account, i % 2 == 0 ? deposited("0.03") : withdrawn("0.01")))
                .toList();
    }

    private AccountsProjection accounts(JdbcOperations jdbc) {
        return new AccountsProjection(jdbc, ZoneOffset.UTC);
    }

    private void awaitPosition(int partition, long position) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(projector.position("accounts", partition))
                        .as(() -> projector.status().partitions().toString())
                        .isEqualTo(position));
    }

    private PartitionStatus awaitStopped(int partition) {
        await().atMost(PATIENCE)
                .until(() -> projector.status().partitions().stream()
                        .anyMatch(status -> status.partition() == partition && status.state() == State.STOPPED));
        assertThat(projector.status().isHealthy()).isFalse();
        return projector.status().stoppedPartitions().getFirst();
    }

    private long balance() {
        return projector
                .jdbc()
                .sql("SELECT balance FROM views.account WHERE account_id = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    private long lines() {
        return projector
                .jdbc()
                .sql("SELECT count(*) FROM views.statement_line WHERE account_id = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    private static RecordedEvent withData(RecordedEvent event, String data) {
        return new RecordedEvent(
                event.ledgerId(),
                event.partition(),
                event.position(),
                event.accountId(),
                event.accountVersion(),
                event.eventId(),
                event.eventName(),
                event.schemaVersion(),
                data.getBytes(UTF_8),
                event.recordedAt(),
                event.origin(),
                event.previousHash(),
                event.hash());
    }
}
