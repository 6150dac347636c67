package io.fundsledger.command.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.CaptureHold;
import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.AccountCommand.PlaceHold;
import io.fundsledger.command.account.AccountCommand.Withdraw;
import io.fundsledger.command.account.Entry;
import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.BatchAborted;
import io.fundsledger.command.account.Refusal.InsufficientFunds;
import io.fundsledger.command.lane.Outcome.Foreseen;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.lane.Outcome.Refused;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.HashChain;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Units in one batch: what comes of one is all there for the next, or nothing of it. */
@WithLocalStack(Component.POSTGRES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnitsTest {

    private static final Currency EUR = Currency.of("EUR");

    private LogInTest log;
    private LaneInTest lane;

    @BeforeAll
    void start(StackSpace space) {
        log = new LogInTest(space);
        lane = new LaneInTest(log, InstantSource.system(), ContractRelease.RELEASE_0_2);
    }

    @AfterAll
    void stop() {
        lane.close();
        log.close();
    }

    @Test
    void anAbortedUnitLeavesNothingBehindForThoseAfterIt() {
        var account = opened();
        var outcomes = decide(
                LaneInTest.unit("before-" + account, deposit(account, 10)),
                LaneInTest.allOrNone(
                        deposit(account, 100),
                        open(UUID.randomUUID(), "number-of-" + account),
                        new PlaceHold(account, null, eur(5), null, null, null),
                        withdraw(account, 1000)),
                LaneInTest.unit("after-" + account, withdraw(account, 11)),
                LaneInTest.unit("hold-" + account, new CaptureHold(account, null, 4, null, null)),
                LaneInTest.unit("number-" + account, open(UUID.randomUUID(), "number-of-" + account)));

        assertThat(outcomes.get(1))
                .startsWith(refused(new BatchAborted(3)), refused(new BatchAborted(3)), refused(new BatchAborted(3)))
                .last()
                .isEqualTo(refused(new InsufficientFunds(account, eur(105), eur(1000))));
        assertThat(outcomes.get(2)).containsExactly(refused(new InsufficientFunds(account, eur(10), eur(11))));
        assertThat(outcomes.get(3)).containsExactly(refused(new Refusal.HoldNotFound(account, 4)));
        assertThat(outcomes.get(4)).hasOnlyElementsOfType(Recorded.class);
        assertThat(log.reader.account(account, 1, 10)).hasSize(2);
        assertChained(account);
    }

    @Test
    void aUnitThatHoldsIsThereForThoseAfterItInTheSameBatch() {
        var account = opened();
        var outcomes = decide(
                LaneInTest.allOrNone(deposit(account, 100), new PlaceHold(account, null, eur(30), null, null, null)),
                LaneInTest.unit("too-much-" + account, withdraw(account, 71)),
                LaneInTest.unit("capture-" + account, new CaptureHold(account, null, 3, null, null)),
                LaneInTest.unit("rest-" + account, withdraw(account, 70)));

        assertThat(outcomes.get(1)).containsExactly(refused(new InsufficientFunds(account, eur(70), eur(71))));
        assertThat(outcomes.get(2)).hasOnlyElementsOfType(Recorded.class);
        assertThat(((Recorded) outcomes.get(3).getFirst()).account().balance()).isEqualTo(eur(0));
        assertChained(account);
    }

    @Test
    void whatIsOnlyTriedIsNotThereForThoseAfterItAndIsToldAsRecordedOnlyIfItIs() {
        var account = opened();
        var deposit = deposit(account, 100);
        var outcomes = decide(
                LaneInTest.tried("tried-" + account, deposit),
                LaneInTest.unit("withdrawal-" + account, withdraw(account, 1)),
                LaneInTest.unit("deposit-" + account, deposit),
                LaneInTest.tried("deposit-" + account, deposit),
                LaneInTest.tried("tried-" + account, deposit));

        assertThat(outcomes.get(0)).hasOnlyElementsOfType(Foreseen.class);
        assertThat(outcomes.get(1)).containsExactly(refused(new InsufficientFunds(account, eur(0), eur(1))));
        assertThat(outcomes.get(2)).hasOnlyElementsOfType(Recorded.class);
        assertThat(((Recorded) outcomes.get(3).getFirst()).replayed()).isTrue();
        assertThat(((Foreseen) outcomes.get(4).getFirst()).account().balance()).isEqualTo(eur(200));
        assertThat(log.reader.account(account, 1, 10)).hasSize(2);
    }

    private List<List<Outcome>> decide(PendingUnit... units) {
        return lane.decideAtOnce(Stream.of(units).toList());
    }

    private UUID opened() {
        var account = UUID.randomUUID();
        assertThat(lane.open(account, null)).isInstanceOf(Recorded.class);
        return account;
    }

    private void assertChained(UUID account) {
        var partition = log.ledger.partitionOf(account);
        var previous = HashChain.first(log.ledger.ledgerId(), partition, log.ledger.partitions());
        var position = 0L;
        for (var event : log.reader.partition(partition, 1, 1_000)) {
            assertThat(event.position()).isEqualTo(++position);
            assertThat(event.hash()).isEqualTo(HashChain.next(previous, event));
            previous = event.hash();
        }
    }

    private static AccountCommand open(UUID account, @Nullable String number) {
        return new OpenAccount(account, null, "owner-1", eur(0), number);
    }

    private static AccountCommand deposit(UUID account, long cents) {
        return new Deposit(account, null, "cash", new Entry(eur(cents), null, null, null));
    }

    private static AccountCommand withdraw(UUID account, long cents) {
        return new Withdraw(account, null, "card", new Entry(eur(cents), null, null, null));
    }

    private static Outcome refused(Refusal refusal) {
        return new Refused(refusal);
    }

    private static Money eur(long cents) {
        return new Money(cents, EUR);
    }
}
