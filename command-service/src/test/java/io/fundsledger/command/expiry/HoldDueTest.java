package io.fundsledger.command.expiry;

import static io.fundsledger.command.expiry.HoldsInTest.eur;
import static io.fundsledger.command.expiry.HoldsInTest.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fundsledger.command.account.AccountCommand.CaptureHold;
import io.fundsledger.command.account.AccountCommand.ExpireHold;
import io.fundsledger.command.account.AccountCommand.Freeze;
import io.fundsledger.command.account.AccountCommand.PlaceHold;
import io.fundsledger.command.account.AccountCommand.ReleaseHold;
import io.fundsledger.command.account.AccountCommand.ReverseEntry;
import io.fundsledger.command.log.DueHold;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table of holds that can expire is what the events say, kept or refilled. */
@WithLocalStack(Component.POSTGRES)
class HoldDueTest {

    private static final Instant NEVER_REACHED = Instant.parse("9999-12-31T23:59:59.999999Z");

    private HoldsInTest ledger;

    @BeforeEach
    void start(StackSpace space) {
        ledger = new HoldsInTest(space);
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void itHasAHoldFromItsPlacingToItsEnd() {
        var account = ledger.account(1000);
        var captured = ledger.hold(account, 1, ledger.in(10));
        var released = ledger.hold(account, 1, ledger.in(11));
        var expired = ledger.hold(account, 1, ledger.in(12));
        ledger.hold(account, 1, null);
        var far = ledger.hold(account, 1, NEVER_REACHED);
        assertThat(ledger.due())
                .containsExactlyInAnyOrder(
                        new DueHold(ledger.in(10), account, captured),
                        new DueHold(ledger.in(11), account, released),
                        new DueHold(ledger.in(12), account, expired),
                        new DueHold(NEVER_REACHED, account, far));

        recorded(ledger.other, new CaptureHold(account, null, captured, null, null));
        recorded(ledger.one, new ReleaseHold(account, null, released, null));
        assertThat(ledger.due()).extracting(DueHold::holdId).containsExactlyInAnyOrder(expired, far);

        ledger.pass(Duration.ofSeconds(12));
        recorded(ledger.one, new Freeze(account, null, null));
        assertThat(ledger.due()).containsExactly(new DueHold(NEVER_REACHED, account, far));
    }

    @Test
    void aHoldThatIsPlacedAndEndedInOneBatchLeavesNothing() {
        var account = ledger.account(1000);
        ledger.one.executeAtOnce(List.of(
                new PlaceHold(account, null, eur(1), ledger.in(10), null, null),
                new CaptureHold(account, null, 3, null, null),
                new PlaceHold(account, null, eur(1), ledger.in(10), null, null)));
        assertThat(ledger.due()).containsExactly(new DueHold(ledger.in(10), account, 5));
    }

    /** A reversal names an entry by its version as the end of a hold does. */
    @Test
    void aReversalLeavesTheHoldsAlone() {
        var account = ledger.account(1000);
        ledger.hold(account, 1, ledger.in(10));
        recorded(ledger.one, new ReverseEntry(account, null, 2, true, null, null));
        assertThat(ledger.due()).containsExactly(new DueHold(ledger.in(10), account, 3));
    }

    @Test
    void itIsTheSameWhenItIsRefilled() throws Exception {
        var seed = new Random().nextLong();
        var accounts = List.of(ledger.account(100_000), ledger.account(100_000), ledger.account(100_000));
        live(accounts, new Random(seed));
        var open = ledger.open(accounts);
        assertThat(open).as("seed %d", seed).isNotEmpty();
        assertThat(ledger.due()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(open);

        ledger.asOwner("SELECT refill_hold_due()");
        assertThat(ledger.due()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(open);

        ledger.asOwner("DELETE FROM hold_due");
        ledger.log
                .jdbc
                .sql("INSERT INTO hold_due VALUES (now(), ?, 2)")
                .param(accounts.getFirst())
                .update();
        ledger.asOwner("SELECT refill_hold_due()");
        assertThat(ledger.due()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(open);
    }

    @Test
    void aLedgerFromBeforeThereWasATableGetsIt() throws Exception {
        var account = ledger.account(1000);
        ledger.hold(account, 1, ledger.in(10));
        var due = ledger.due();
        ledger.asOwner("DROP TABLE hold_due, checkpoint, log_import; DROP FUNCTION refill_hold_due;"
                + " DELETE FROM flyway_schema_history WHERE version::int >= 4");
        ledger.log.migrate();
        assertThat(ledger.due()).isEqualTo(due);
        recorded(ledger.one, new CaptureHold(account, null, 3, null, null));
        assertThat(ledger.due()).isEmpty();
    }

    @Test
    void aRefillWaitsForWhoeverIsAppending() throws Exception {
        var database = ledger.log.database;
        try (var appending = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = appending.createStatement();
                var operator = Executors.newSingleThreadExecutor()) {
            appending.setAutoCommit(false);
            statement.execute("SELECT FROM log_partition WHERE partition = 2 FOR NO KEY UPDATE");
            var refill = operator.submit(() -> {
                ledger.asOwner("SELECT refill_hold_due()");
                return true;
            });
            await().atMost(Duration.ofSeconds(10)).until(this::somebodyWaitsForALock);
            assertThat(refill).isNotDone();
            appending.rollback();
            assertThat(refill.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** What is not right in it must keep nothing from being recorded. */
    @Test
    void aHoldIsPlacedWhateverTheTableHolds() {
        var account = ledger.account(1000);
        ledger.log
                .jdbc
                .sql("INSERT INTO hold_due VALUES (now(), ?, 3)")
                .param(account)
                .update();
        assertThat(ledger.hold(account, 1, ledger.in(10))).isEqualTo(3);
    }

    @Test
    void aRefillLooksOnlyAfterItHasTheLocks() {
        assertThatThrownBy(
                        () -> ledger.asOwner("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT refill_hold_due(); COMMIT"))
                .hasMessageContaining("READ COMMITTED");
    }

    private boolean somebodyWaitsForALock() {
        return ledger.log
                .jdbc
                .sql("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND cardinality(pg_blocking_pids(pid)) > 0)")
                .query(Boolean.class)
                .single();
    }

    private void live(List<UUID> accounts, Random random) {
        for (var step = 0; step < 300; step++) {
            var account = accounts.get(random.nextInt(accounts.size()));
            var lane = random.nextBoolean() ? ledger.one : ledger.other;
            var key = UUID.randomUUID().toString();
            var hold = anyHold(account, random);
            switch (random.nextInt(8)) {
                case 0, 1, 2 ->
                    ledger.hold(account, 1, random.nextInt(4) == 0 ? null : ledger.in(1 + random.nextInt(40)));
                case 3 -> lane.execute(key, new CaptureHold(account, null, hold, null, null));
                case 4 -> lane.execute(key, new ReleaseHold(account, null, hold, null));
                case 5 -> lane.execute(key, new ExpireHold(account, hold));
                case 6 -> lane.deposit(key, account, 1);
                default -> ledger.pass(Duration.ofMillis(random.nextInt(2_000)));
            }
        }
    }

    private long anyHold(UUID account, Random random) {
        var due = new ArrayList<>(ledger.open(List.of(account)));
        return due.isEmpty() ? 1 : due.get(random.nextInt(due.size())).holdId();
    }
}
