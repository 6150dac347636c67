package io.fundsledger.command.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.account.AccountCommand.Transfer;
import io.fundsledger.command.account.Entry;
import io.fundsledger.command.account.Refusal.CommandNotEnabled;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.lane.Outcome.Refused;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.OtherLeg;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is new is written only when its readers have been upgraded; until then the log is as it always was. */
@WithLocalStack(Component.POSTGRES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrittenReleaseTest {

    private LogInTest log;
    private LaneInTest before;
    private LaneInTest after;

    @BeforeAll
    void start(StackSpace space) {
        log = new LogInTest(space);
        before = new LaneInTest(log, InstantSource.system(), ContractRelease.RELEASE_0_1);
        after = new LaneInTest(log, InstantSource.system(), ContractRelease.RELEASE_0_2);
    }

    @AfterAll
    void stop() {
        before.close();
        after.close();
        log.close();
    }

    @Test
    void aDepositIsWrittenAsTheReleaseOfItsReadersHasIt() {
        var account = opened(log.accountIn(0));
        before.deposit("old:" + account, account, 100);
        after.deposit("new:" + account, account, 100);
        var events = events(account);
        assertThat(events).extracting(RecordedEvent::schemaVersion).containsExactly(1, 1, 2);
        assertThat(((MoneyDeposited) events.get(1).event()).channel()).isEqualTo("unspecified");
        assertThat(((MoneyDeposited) events.get(2).event()).channel()).isEqualTo("cash");
    }

    @Test
    void aCommandWhoseEventsAreNotEnabledIsRefusedAndItsKeyIsFree() {
        var from = opened(log.accountIn(0));
        var to = opened(log.accountIn(1));
        before.deposit("fill:" + from, from, 100);
        var transfer = transfer(from, to, 60);
        assertThat(before.execute("transfer:" + from, transfer))
                .isEqualTo(new Refused(new CommandNotEnabled("transfer-sent")));
        assertThat(events(from)).hasSize(2);
        assertThat(events(to)).hasSize(1);
        assertThat(after.execute("transfer:" + from, transfer)).isInstanceOf(Recorded.class);
    }

    /** Invariant 4: two accounts, two partitions, one transaction, one instant. */
    @Test
    void aTransferIsRecordedOnBothSidesAtOnce() {
        var from = opened(log.accountIn(2));
        var to = opened(log.accountIn(1));
        after.deposit("fill:" + from, from, 100);
        var transfer = transfer(from, to, 60);
        var recorded = (Recorded) after.execute("transfer:" + from, transfer);

        var sent = events(from).getLast();
        var received = events(to).getLast();
        assertThat(recorded.account().balance()).isEqualTo(eur(40));
        assertThat(recorded.position()).isEqualTo(sent.logPosition());
        assertThat(recorded.eventIds()).containsExactly(sent.eventId(), received.eventId());
        assertThat(received.recordedAt()).isEqualTo(sent.recordedAt());
        assertThat(((TransferSent) sent.event()).other())
                .isEqualTo(new OtherLeg(transfer.transferId(), to, received.accountVersion()));
        assertThat(((TransferReceived) received.event()).other())
                .isEqualTo(new OtherLeg(transfer.transferId(), from, sent.accountVersion()));
        assertThat(sent.origin().commandKeyHash()).isNotNull();
        assertThat(received.origin().commandKeyHash()).isNull();
    }

    private UUID opened(UUID account) {
        assertThat(before.open(account, null)).isInstanceOf(Recorded.class);
        return account;
    }

    private List<RecordedEvent> events(UUID account) {
        return log.reader.account(account, 1, 100);
    }

    private static Transfer transfer(UUID from, UUID to, long cents) {
        return new Transfer(from, null, to, UUID.randomUUID(), new Entry(eur(cents), null, null, null));
    }

    private static Money eur(long cents) {
        return new Money(cents, Currency.of("EUR"));
    }
}
