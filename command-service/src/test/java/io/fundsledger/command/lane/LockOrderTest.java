package io.fundsledger.command.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fundsledger.command.account.AccountCommand.Transfer;
import io.fundsledger.command.account.Entry;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Whichever way money goes, partitions are locked in ascending order, so that two instances cannot wait for each other. */
@WithLocalStack(Component.POSTGRES)
class LockOrderTest {

    private LogInTest log;
    private LaneInTest lane;
    private UUID low;
    private UUID high;

    @BeforeEach
    void start(StackSpace space) {
        log = new LogInTest(space);
        lane = new LaneInTest(log, InstantSource.system(), ContractRelease.RELEASE_0_2);
        low = filled(0);
        high = filled(2);
    }

    @AfterEach
    void stop() {
        lane.close();
        log.close();
    }

    @RepeatedTest(3)
    void whoWaitsForAPartitionHoldsAllBeforeIt_invariant3() throws Exception {
        assertThat(heldWhileWaitingFor(2, 0, low, high)).isTrue();
        assertThat(heldWhileWaitingFor(2, 0, high, low)).isTrue();
    }

    @RepeatedTest(3)
    void whoWaitsForAPartitionHoldsNoneAfterIt_invariant3() throws Exception {
        assertThat(heldWhileWaitingFor(0, 2, low, high)).isFalse();
        assertThat(heldWhileWaitingFor(0, 2, high, low)).isFalse();
    }

    /** Whether a transfer that has to wait for one partition holds another by then. */
    private boolean heldWhileWaitingFor(int taken, int asked, UUID from, UUID to) throws Exception {
        try (var connection = log.connections.open("test")) {
            stayHoweverLongItTakes(connection);
            connection.setAutoCommit(false);
            assertThat(isFree(connection, taken)).isTrue();
            var transfer = CompletableFuture.supplyAsync(() -> lane.execute(
                    UUID.randomUUID().toString(),
                    new Transfer(from, null, to, UUID.randomUUID(), new Entry(cent(), null, null, null))));
            await().atMost(Duration.ofSeconds(4))
                    .pollInterval(Duration.ofMillis(10))
                    .until(this::laneWaits);
            var held = !isFree(connection, asked);
            connection.rollback();
            assertThat(transfer.get(10, TimeUnit.SECONDS)).isInstanceOf(Recorded.class);
            return held;
        }
    }

    private static void stayHoweverLongItTakes(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET idle_in_transaction_session_timeout = '30s'");
        }
    }

    /** Locks the partition unless somebody else has. */
    private static boolean isFree(Connection connection, int partition) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT partition FROM log_partition WHERE partition = %d FOR NO KEY UPDATE SKIP LOCKED"
                                .formatted(partition))) {
            return rows.next();
        }
    }

    private boolean laneWaits() {
        return log.jdbc
                        .sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND application_name = 'ledger-command lane' AND wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                == 1;
    }

    private UUID filled(int partition) {
        var account = log.accountIn(partition);
        lane.open(account, null);
        lane.deposit("fill:" + account, account, 1000);
        return account;
    }

    private static Money cent() {
        return new Money(1, Currency.of("EUR"));
    }
}
