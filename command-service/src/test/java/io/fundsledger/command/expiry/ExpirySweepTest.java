package io.fundsledger.command.expiry;

import static io.fundsledger.command.expiry.HoldsInTest.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fundsledger.command.account.AccountCommand.CaptureHold;
import io.fundsledger.command.account.Refusal.IdempotencyKeyReused;
import io.fundsledger.command.account.Refusal.QueueFull;
import io.fundsledger.command.lane.CommandBatch;
import io.fundsledger.command.lane.Outcome;
import io.fundsledger.command.lane.Outcome.Refused;
import io.fundsledger.command.log.DueHold;
import io.fundsledger.command.log.DueHolds;
import io.fundsledger.events.CommandKeyHash;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One sweep ends what is overdue and nothing else, on accounts of which nobody asks anything. */
@WithLocalStack(Component.POSTGRES)
class ExpirySweepTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private HoldsInTest ledger;
    private DueHolds holds;
    private ExpiryMetrics metrics;

    @BeforeEach
    void start(StackSpace space) {
        ledger = new HoldsInTest(space);
        holds = new DueHolds(ledger.log.jdbc);
        metrics = new ExpiryMetrics(registry, holds, ledger.clock);
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void anOverdueHoldEndsAndOneThatStillCountsDoesNot() throws Exception {
        var account = ledger.account(1000);
        var over = ledger.hold(account, 300, ledger.in(10));
        var open = ledger.hold(account, 200, ledger.in(11));
        ledger.pass(Duration.ofSeconds(10));
        assertThat(overdueSeconds()).isZero();
        sweep(ledger.one.intake()::execute).run();

        var expired = ledger.expired(account);
        assertThat(expired).hasSize(1);
        assertThat(expired.getFirst().accountVersion()).isEqualTo(5);
        assertThat(expired.getFirst().recordedAt()).isEqualTo(ledger.in(0));
        assertThat(ledger.due()).containsExactly(new DueHold(ledger.in(1), account, open));
        assertThat(ledger.log.replayed(account).availableAt(ledger.in(0)).minor())
                .isEqualTo(800);
        assertThat(expired.getFirst().origin().actor()).isEqualTo("ledger/expiry");
        assertThat(expired.getFirst().origin().commandKeyHash())
                .isEqualTo(CommandKeyHash.of("ledger/expiry", account + ":" + over));
        assertThat(expiredByTheSweep()).isEqualTo(1);
    }

    @Test
    void aSweepThatFindsNothingRecordsNothing() throws Exception {
        var account = ledger.account(1000);
        ledger.hold(account, 300, ledger.in(10));
        sweep(ledger.one.intake()::execute).run();
        assertThat(ledger.events(account)).hasSize(3);
    }

    @Test
    void aPartitionThatIsAheadOfTheClockHoldsUpNoOther() throws Exception {
        var ahead = ledger.account(1000, 0);
        var others = List.of(ledger.account(1000, 1), ledger.account(1000, 2));
        ledger.hold(ahead, 300, ledger.in(10));
        for (var other : others) {
            ledger.hold(other, 300, ledger.in(20));
        }
        ledger.pass(Duration.ofMinutes(10));
        ledger.account(1000, 0);
        ledger.pass(Duration.ofMinutes(-5));
        var sweep = sweep(ledger.one.intake()::execute);

        assertThatExceptionOfType(HeldUpException.class).isThrownBy(sweep::run).withMessageContaining("ClockBehindLog");
        assertThat(ledger.expired(ahead)).isEmpty();
        assertThat(others).allSatisfy(other -> assertThat(ledger.expired(other)).hasSize(1));

        ledger.pass(Duration.ofMinutes(5));
        sweep.run();
        assertThat(ledger.expired(ahead)).hasSize(1);
    }

    /** Several holds an account, several pages, and two instances that come at the same time. */
    @Test
    void twoInstancesAtOnceEndEachHoldOnce() throws Exception {
        var accounts = new ArrayList<UUID>();
        for (var i = 0; i < 30; i++) {
            var account = ledger.account(1000);
            accounts.add(account);
            for (var hold = 0; hold <= i % 3; hold++) {
                ledger.hold(account, 10, ledger.in(100 - i - hold));
            }
        }
        ledger.pass(Duration.ofSeconds(100));
        var together = new CyclicBarrier(2);
        try (var instances = Executors.newFixedThreadPool(2)) {
            var sweeps = new ArrayList<Callable<Boolean>>();
            for (var lane : List.of(ledger.one, ledger.other)) {
                var sweep = sweep(lane.intake()::execute, 7);
                sweeps.add(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    sweep.run();
                    return true;
                });
            }
            for (var done : instances.invokeAll(sweeps, 60, TimeUnit.SECONDS)) {
                assertThat(done.get()).isTrue();
            }
        }

        for (var i = 0; i < accounts.size(); i++) {
            assertThat(ledger.expired(accounts.get(i)))
                    .extracting(RecordedEvent::event)
                    .doesNotHaveDuplicates()
                    .hasSize(1 + i % 3);
        }
        assertThat(ledger.due()).isEmpty();
        assertThat(expiredByTheSweep()).isEqualTo(60);
    }

    @Test
    void moreThanAPageEndInOneSweep() throws Exception {
        var accounts = List.of(ledger.account(100), ledger.account(100), ledger.account(100), ledger.account(100));
        accounts.forEach(account -> ledger.hold(account, 10, ledger.in(10)));
        ledger.pass(Duration.ofSeconds(10));
        sweep(ledger.one.intake()::execute, 2).run();
        assertThat(ledger.due()).isEmpty();
        assertThat(expiredByTheSweep()).isEqualTo(4);
    }

    /** Those that cannot be decided are the longest overdue, and more than a page. */
    @Test
    void accountsThatCannotBeReadHoldUpNoOthersAndAreAskedOnceAMinute() throws Exception {
        var broken = List.of(ledger.account(100), ledger.account(100), ledger.account(100));
        broken.forEach(account -> ledger.hold(account, 10, ledger.in(1)));
        var sound = ledger.account(100);
        ledger.hold(sound, 10, ledger.in(2));
        for (var account : broken) {
            ledger.spoil(account);
        }
        ledger.pass(Duration.ofSeconds(10));
        try (var lane = ledger.lane(ContractRelease.RELEASE_0_2)) {
            var asked = new AtomicInteger();
            var sweep = sweep(
                    batch -> {
                        asked.addAndGet(batch.requests().size());
                        return lane.intake().execute(batch);
                    },
                    2);
            sweep.run();
            assertThat(ledger.expired(sound)).hasSize(1);
            assertThat(ledger.due()).extracting(DueHold::accountId).containsExactlyInAnyOrderElementsOf(broken);
            assertThat(asked).hasValue(4);

            ledger.pass(Duration.ofSeconds(59));
            sweep.run();
            assertThat(asked).hasValue(4);
            ledger.pass(Duration.ofSeconds(1));
            sweep.run();
            assertThat(asked).hasValue(7);
        }
    }

    @Test
    void aRefusalOfOneHoldHoldsUpNoOther() throws Exception {
        var refused = ledger.account(100);
        var sound = ledger.account(100);
        ledger.hold(refused, 10, ledger.in(1));
        ledger.hold(sound, 10, ledger.in(2));
        ledger.pass(Duration.ofSeconds(10));
        sweep(
                        batch -> batch.requests().toString().contains(refused.toString())
                                ? List.of(new Refused(new IdempotencyKeyReused("key")))
                                : ledger.one.intake().execute(batch),
                        1)
                .run();
        assertThat(ledger.expired(sound)).hasSize(1);
        assertThat(ledger.due()).extracting(DueHold::accountId).containsExactly(refused);
    }

    /** What was answered to the command that ended it before cannot be told again. */
    @Test
    void anAccountWhoseCommandCannotBeRepeatedHoldsUpNoOther() throws Exception {
        var broken = ledger.account(100);
        var ended = ledger.hold(broken, 10, ledger.in(1));
        var sound = ledger.account(100);
        ledger.hold(sound, 10, ledger.in(5));
        ledger.pass(Duration.ofSeconds(1));
        var sweep = sweep(ledger.one.intake()::execute);
        sweep.run();
        ledger.log
                .jdbc
                .sql("INSERT INTO hold_due VALUES ('2026-01-01', ?, ?)")
                .params(broken, ended)
                .update();
        ledger.spoil(broken);
        ledger.pass(Duration.ofSeconds(4));
        sweep.run();
        assertThat(ledger.expired(sound)).hasSize(1);
        assertThat(ledger.due()).extracting(DueHold::accountId).containsExactly(broken);
    }

    /** As after an instance of an older release, which does not keep the table. */
    @Test
    void aHoldThatHasEndedLongAgoIsForgotten() throws Exception {
        var account = ledger.account(1000);
        var captured = ledger.hold(account, 300, ledger.in(10));
        recorded(ledger.one, new CaptureHold(account, null, captured, null, null));
        var expired = ledger.hold(account, 300, ledger.in(10));
        ledger.pass(Duration.ofSeconds(10));
        var sweep = sweep(ledger.one.intake()::execute);
        sweep.run();
        for (var holdId : List.of(captured, expired, 2L, 99L)) {
            ledger.log
                    .jdbc
                    .sql("INSERT INTO hold_due VALUES ('2026-01-01', ?, ?)")
                    .params(account, holdId)
                    .update();
            sweep.run();
            assertThat(ledger.due()).isEmpty();
        }
        assertThat(ledger.events(account)).hasSize(6);
        assertThat(expiredByTheSweep()).isEqualTo(1);
    }

    /** The clock of the lane, which decides, is behind that of the sweep. */
    @Test
    void aHoldThatTheLedgerFindsStillCountingIsLeftAsItIs() throws Exception {
        var account = ledger.account(1000);
        ledger.hold(account, 300, ledger.in(10));
        var due = ledger.due();
        var early = ledger.in(20);
        new ExpirySweep(holds, new HoldExpiry(holds, ledger.one.intake()::execute), () -> early, metrics, 1).run();
        assertThat(ledger.due()).isEqualTo(due);
        assertThat(ledger.events(account)).hasSize(3);
    }

    @Test
    void whereTheEventIsNotWrittenYetNothingHappens() {
        var account = ledger.account(1000);
        ledger.hold(account, 300, ledger.in(10));
        var due = ledger.due();
        ledger.pass(Duration.ofSeconds(10));
        try (var before = ledger.lane(ContractRelease.RELEASE_0_1)) {
            assertThatExceptionOfType(HeldUpException.class)
                    .isThrownBy(() -> sweep(before.intake()::execute).run())
                    .withMessageContaining("CommandNotEnabled");
        }
        assertThat(ledger.due()).isEqualTo(due);
        assertThat(ledger.events(account)).hasSize(3);
    }

    @Test
    void whileNothingCanBeRecordedTheSweepEndsAndSaysWhy() {
        List.of(ledger.account(100), ledger.account(100), ledger.account(100))
                .forEach(account -> ledger.hold(account, 10, ledger.in(10)));
        ledger.pass(Duration.ofSeconds(15));
        var asked = new AtomicInteger();
        var sweep = sweep(
                batch -> {
                    asked.addAndGet(batch.requests().size());
                    return Collections.nCopies(batch.requests().size(), new Refused(new QueueFull(4096)));
                },
                2);
        assertThatExceptionOfType(HeldUpException.class).isThrownBy(sweep::run).withMessageContaining("QueueFull");
        assertThat(asked).hasValue(2);
        assertThat(overdueSeconds()).isEqualTo(5);
    }

    private ExpirySweep sweep(Function<CommandBatch, List<Outcome>> commands) {
        return sweep(commands, ExpirySweep.PAGE);
    }

    private ExpirySweep sweep(Function<CommandBatch, List<Outcome>> commands, int page) {
        return new ExpirySweep(holds, new HoldExpiry(holds, commands), ledger.clock, metrics, page);
    }

    private double expiredByTheSweep() {
        return registry.get("ledger.holds.expired").counter().count();
    }

    private double overdueSeconds() {
        return registry.get("ledger.holds.overdue.seconds").gauge().value();
    }
}
