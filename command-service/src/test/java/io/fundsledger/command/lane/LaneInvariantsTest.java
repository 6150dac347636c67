package io.fundsledger.command.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.command.HeldPartitions;
import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.Entry;
import io.fundsledger.command.account.Refusal.AccountNumberTaken;
import io.fundsledger.command.account.Refusal.ClockBehindLog;
import io.fundsledger.command.account.Refusal.IdempotencyKeyReused;
import io.fundsledger.command.account.Refusal.InsufficientFunds;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.lane.Outcome.Refused;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The invariants of the log, with two lanes writing to it at once as two instances of the service do. */
@WithLocalStack(Component.POSTGRES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaneInvariantsTest {

    private static final int CLIENTS = 16;
    private static final int COMMANDS_EACH = 60;

    private LogInTest log;
    private LaneInTest one;
    private LaneInTest other;

    @BeforeAll
    void start(StackSpace space) {
        log = new LogInTest(space);
        one = new LaneInTest(log, InstantSource.system());
        other = new LaneInTest(log, InstantSource.system());
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
        log.close();
    }

    @Test
    void versionsAndPositionsHaveNoGapAndTheChainHoldsUnderTwoWriters_invariants2_3_6() throws Exception {
        var accounts = List.of(opened(), opened(), opened());
        var tasks = new ArrayList<Callable<Integer>>();
        for (var client = 0; client < CLIENTS; client++) {
            var seed = client;
            tasks.add(() -> moveMoney(accounts, new Random(seed), "client-" + seed));
        }
        var recorded = all(tasks).stream().mapToInt(Integer::intValue).sum();

        assertThat(recorded).isGreaterThan(CLIENTS);
        var events = accounts.stream()
                .mapToInt(account -> log.reader.account(account, 1, 100_000).size())
                .sum();
        assertThat(events).isEqualTo(recorded + accounts.size());
        accounts.forEach(account -> assertThat(log.reader.account(account, 1, 100_000))
                .extracting(RecordedEvent::accountVersion)
                .isEqualTo(upTo(log.reader.account(account, 1, 100_000).size())));
        for (var partition = 0; partition < log.ledger.partitions(); partition++) {
            assertChained(partition);
        }
    }

    @Test
    void whatOneInstanceRecordedIsSeenByTheNextDecisionOfTheOther_invariant8() {
        var account = opened();
        for (var round = 0; round < 50; round++) {
            var giver = round % 2 == 0 ? one : other;
            var taker = round % 2 == 0 ? other : one;
            assertThat(giver.deposit(key(), account, 500)).isInstanceOf(Recorded.class);
            assertThat(taker.withdraw(key(), account, 500)).isInstanceOf(Recorded.class);
            assertThat(giver.withdraw(key(), account, 1)).matches(LaneInvariantsTest::isShortOfFunds);
        }
    }

    @Test
    void aKeyIsRecordedOnceHoweverOftenAndWhereverItComes_invariant5() throws Exception {
        var account = opened();
        var tasks = new ArrayList<Callable<Outcome>>();
        for (var i = 0; i < 40; i++) {
            var lane = i % 2 == 0 ? one : other;
            tasks.add(() -> lane.deposit("the-same-key-" + account, account, 100));
        }
        var outcomes = all(tasks);

        assertThat(outcomes).allMatch(Recorded.class::isInstance);
        assertThat(outcomes)
                .extracting(outcome -> ((Recorded) outcome).asReplay())
                .containsOnly(((Recorded) outcomes.getFirst()).asReplay());
        assertThat(outcomes.stream().filter(outcome -> !((Recorded) outcome).replayed()))
                .hasSize(1);
        assertThat(log.reader.account(account, 1, 100)).hasSize(2);
        assertThat(one.deposit("the-same-key-" + account, account, 101))
                .isEqualTo(new Refused(new IdempotencyKeyReused("the-same-key-" + account)));
    }

    /** Other partitions, so no lock is common to both: the unique index decides. */
    @Test
    void aKeyThatComesToTwoInstancesWithOtherContentIsRecordedForOneOfThem_invariant5() throws Exception {
        for (var round = 0; round < 10; round++) {
            var here = opened(log.accountIn(0));
            var there = opened(log.accountIn(1));
            var key = key();
            List<Outcome> outcomes;
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Outcome> first;
                Future<Outcome> second;
                try (var held = HeldPartitions.all(log.database)) {
                    first = clients.submit(() -> one.deposit(key, here, 100));
                    second = clients.submit(() -> other.deposit(key, there, 100));
                    held.awaitWaiting(2);
                }
                outcomes = List.of(first.get(), second.get());
            }
            assertThat(outcomes).filteredOn(Recorded.class::isInstance).hasSize(1);
            assertThat(outcomes).contains(new Refused(new IdempotencyKeyReused(key)));
            assertThat(log.replayed(here).balance().minor()
                            + log.replayed(there).balance().minor())
                    .isEqualTo(100);
        }
    }

    @Test
    void oneOfTwoThatWantTheSameAccountNumberGetsIt() throws Exception {
        for (var round = 0; round < 10; round++) {
            var number = "number-" + round;
            var outcomes = all(List.<Callable<Outcome>>of(
                    () -> one.open(UUID.randomUUID(), number), () -> other.open(UUID.randomUUID(), number)));

            assertThat(outcomes).filteredOn(Recorded.class::isInstance).hasSize(1);
            assertThat(outcomes).contains(new Refused(new AccountNumberTaken(number)));
        }
    }

    @Test
    void timeDoesNotRunBackAndAClockFarBehindRefuses_invariant7() {
        var now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00.123456789Z"));
        var partition = log.ledger.partitionOf(UUID.randomUUID());
        try (var lane = new LaneInTest(log, now::get)) {
            var account = log.accountIn(partition);
            var first = (Recorded) lane.open(account, null);
            assertThat(first.recordedAt()).isEqualTo(Instant.parse("2030-01-01T00:00:00.123456Z"));

            now.updateAndGet(at -> at.minus(Duration.ofSeconds(4)));
            var second = (Recorded) lane.deposit(key(), account, 1);
            assertThat(second.recordedAt()).isEqualTo(first.recordedAt());
            assertThat(log.reader.account(account, 2, 1).getFirst().recordedAt())
                    .isEqualTo(first.recordedAt());

            now.updateAndGet(at -> at.minus(Duration.ofSeconds(4)));
            assertThat(lane.deposit(key(), account, 1)).isEqualTo(new Refused(new ClockBehindLog(8)));
            assertThat(log.reader.account(account, 1, 10)).hasSize(2);
        } finally {
            moveThePartitionsTimeOutOfTheWay();
        }
    }

    @Test
    void whatComesAfterACommandOfATimeThatIsNotYetThereIsRefusedWithIt(StackSpace space) {
        var now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
        try (var own = new LogInTest(space.another());
                var lane = new LaneInTest(own, now::get)) {
            var ahead = own.accountIn(0);
            var account = own.accountIn(1);
            lane.open(ahead, null);
            now.set(Instant.parse("2029-12-31T23:59:00Z"));
            lane.open(account, null);
            var commands = new LinkedHashMap<String, AccountCommand>();
            for (var target : List.of(account, ahead, account)) {
                commands.put(
                        key(),
                        new Deposit(
                                target, null, "cash", new Entry(new Money(1, Currency.of("EUR")), null, null, null)));
            }
            var behind = new Refused(new ClockBehindLog(60));

            var outcomes = lane.executeEach(commands);

            assertThat(outcomes.getFirst()).isInstanceOf(Recorded.class);
            assertThat(outcomes.subList(1, 3)).containsExactly(behind, behind);
            assertThat(own.reader.account(account, 1, 10)).hasSize(2);
        }
    }

    @Test
    void theServiceMayNotChangeWhatIsRecordedAndNorMayASuperuserUnseen_invariant1(StackSpace space) throws Exception {
        opened();
        for (var change : List.of("UPDATE event SET version = version", "DELETE FROM event", "TRUNCATE event")) {
            assertThatThrownBy(() -> log.jdbc.sql(change).update()).hasStackTraceContaining("permission denied");
            try (var superuser = java.sql.DriverManager.getConnection(
                            space.stack().postgres().superuserUrl(log.database.name()));
                    var statement = superuser.createStatement()) {
                statement.execute("SET session_replication_role = replica");
                assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("append-only");
            }
        }
    }

    private void moveThePartitionsTimeOutOfTheWay() {
        // The other tests of this class write with the real clock, to a log that has just seen the year 2030.
        one.close();
        other.close();
        InstantSource later = () -> Instant.parse("2031-01-01T00:00:00Z").plusNanos(System.nanoTime());
        one = new LaneInTest(log, later);
        other = new LaneInTest(log, later);
    }

    private int moveMoney(List<UUID> accounts, Random random, String client) {
        var recorded = 0;
        for (var i = 0; i < COMMANDS_EACH; i++) {
            var lane = random.nextBoolean() ? one : other;
            var account = accounts.get(random.nextInt(accounts.size()));
            var cents = 1 + random.nextInt(100);
            var outcome = random.nextInt(3) > 0
                    ? lane.deposit(client + ":" + i, account, cents)
                    : lane.withdraw(client + ":" + i, account, cents);
            assertThat(outcome).matches(o -> o instanceof Recorded || isShortOfFunds(o));
            recorded += outcome instanceof Recorded ? 1 : 0;
        }
        return recorded;
    }

    private void assertChained(int partition) {
        var previous = HashChain.first(log.ledger.ledgerId(), partition, log.ledger.partitions());
        var position = 0L;
        for (var event : log.reader.partition(partition, 1, 1_000_000)) {
            assertThat(event.position()).isEqualTo(++position);
            assertThat(event.previousHash()).isEqualTo(previous);
            assertThat(event.hash()).isEqualTo(HashChain.next(previous, event));
            previous = event.hash();
        }
    }

    private UUID opened() {
        return opened(UUID.randomUUID());
    }

    private UUID opened(UUID account) {
        assertThat(one.open(account, null)).isInstanceOf(Recorded.class);
        return account;
    }

    private static boolean isShortOfFunds(Outcome outcome) {
        return outcome instanceof Refused(var refusal) && refusal instanceof InsufficientFunds;
    }

    private static List<Long> upTo(int count) {
        return java.util.stream.LongStream.rangeClosed(1, count).boxed().toList();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static <T> List<T> all(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var future : clients.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
