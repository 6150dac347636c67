package io.fundsledger.projector.projection;

import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.projector.accounts.AccountsProjection;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Batches that are large enough for their partitions to be applied side by side. */
@WithLocalStack({Component.POSTGRES, Component.KAFKA})
class LargeBatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PARTITIONS = 8;
    private static final int BOOKINGS = 800;

    private final StackSpace space;
    private final List<UUID> accounts = new ArrayList<>();
    private PublishedLog log;
    private RunningProjector projector;

    LargeBatchTest(StackSpace space) {
        this.space = space.another();
    }

    @BeforeEach
    void openAnAccountInEachPartition() {
        log = new PublishedLog(space.bootstrapServers(), space.topic(), PARTITIONS).createTopic();
        projector = new RunningProjector(space);
        for (var partition = 0; partition < PARTITIONS; partition++) {
            accounts.add(log.accountIn(partition));
            log.append(accounts.get(partition), opened("DE-" + partition));
        }
    }

    @AfterEach
    void stop() {
        projector.close();
        log.close();
    }

    @Test
    void anEventThatCannotFollowStopsItsPartitionAndNoOther() {
        accounts.forEach(account -> book(account, BOOKINGS));
        log.append(accounts.get(5), 9_999, deposited("1.00"));
        book(accounts.get(5), BOOKINGS);
        log.sendAll();
        projector.start(LargeBatchTest::accounts);
        await().atMost(PATIENCE)
                .until(() -> projector.status().stoppedPartitions().size() == 1);
        assertThat(projector.status().stoppedPartitions().getFirst().reason()).contains("5:" + (BOOKINGS + 2));
        awaitAllBooked();
    }

    @Test
    void aPartThatIsLostIsAppliedAgainAndNoOther() {
        accounts.forEach(account -> book(account, BOOKINGS));
        log.sendAll();
        var breaking = new BreakingProjection(jdbc -> jdbc.sql("SELECT pg_terminate_backend(pg_backend_pid())")
                .query()
                .listOfRows());
        projector.start(jdbc -> breaking.around(accounts(jdbc), JdbcClient.create(jdbc)));
        awaitAllBooked();
        assertThat(breaking.breaks()).isOne();
        assertThat(breaking.mostAtOnce()).isBetween(2, 4);
        await().until(() -> projector.status().isHealthy());
    }

    @Test
    void aBatchIsDividedWherePartitionsBegin() throws IOException {
        accounts.forEach(account -> book(account, BOOKINGS));
        var events = new ArrayList<ProjectedEvent>();
        for (var partition = 0; partition < PARTITIONS; partition++) {
            log.in(partition)
                    .forEach(recorded ->
                            events.add(new ProjectedEvent(recorded, recorded.event(), recorded.position() - 1)));
        }
        var counting = new BreakingProjection(jdbc -> {});
        var projection = counting.around(accounts(new JdbcTemplate(projector.dataSource())), projector.jdbc());
        var generations = new Generations(projector.jdbc(), projector.transaction());
        var generation = generations.current(projection).generation();
        var writer = generations.open(projection, generation, "topic", (some, moves, took) -> {}, () -> false);
        writer.checkpoints(IntStream.range(0, PARTITIONS).boxed().toList());
        assertThat(writer.apply(events)).isEmpty();
        assertThat(counting.batches()).isEqualTo(4);
        awaitAllBooked();
    }

    @Test
    void aTableThatWasEmptyIsNotReadAsAWholeBatchAfterBatch() {
        log.sendAll();
        asOnAServerWithoutSettings();
        projector.start(LargeBatchTest::accounts);
        awaitPosition(0, 1);
        for (var round = 1; round <= 20; round++) {
            accounts.forEach(account -> book(account, 10));
            log.sendAll();
            awaitPosition(0, round * 10 + 1);
        }
        await().atMost(PATIENCE).until(() -> statistic("n_tup_upd") >= 18 * PARTITIONS);
        assertThat(statistic("idx_scan")).isGreaterThan(18);
        assertThat(statistic("seq_scan")).as("but for making its indexes").isLessThan(15);
    }

    /** What the planner believes of the disk unless told otherwise: that looking a row up is dear. */
    private void asOnAServerWithoutSettings() {
        var database = projector
                .jdbc()
                .sql("SELECT current_database()")
                .query(String.class)
                .single();
        projector
                .jdbc()
                .sql("ALTER ROLE CURRENT_USER IN DATABASE \"" + database + "\" SET random_page_cost = 4")
                .update();
        projector.close();
        projector = new RunningProjector(space);
    }

    /** Of the table of accounts; the server counts some seconds later. */
    private long statistic(String column) {
        return projector
                .jdbc()
                .sql("SELECT " + column
                        + " FROM pg_stat_user_tables WHERE schemaname = 'accounts_g1' AND relname = 'account'")
                .query(Long.class)
                .single();
    }

    private void book(UUID account, int count) {
        for (var i = 0; i < count; i++) {
            log.append(account, deposited("0.01"));
        }
    }

    private void awaitAllBooked() {
        for (var partition = 0; partition < PARTITIONS; partition++) {
            awaitPosition(partition, BOOKINGS + 1);
            assertThat(balance(accounts.get(partition))).isEqualTo(BOOKINGS);
        }
    }

    private static AccountsProjection accounts(JdbcOperations jdbc) {
        return new AccountsProjection(jdbc, ZoneOffset.UTC);
    }

    private long balance(UUID account) {
        return projector
                .jdbc()
                .sql("SELECT balance FROM views.account WHERE account_id = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    private void awaitPosition(int partition, long position) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(projector.position("accounts", partition))
                        .as(() -> projector.status().partitions().toString())
                        .isEqualTo(position));
    }
}
