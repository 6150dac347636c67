package io.fundsledger.command.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.account.AccountCommand.CaptureHold;
import io.fundsledger.command.account.AccountCommand.PlaceHold;
import io.fundsledger.command.account.AccountCommand.ReleaseHold;
import io.fundsledger.command.account.AccountCommand.ReverseEntry;
import io.fundsledger.command.account.AccountCommand.Transfer;
import io.fundsledger.command.account.Entry;
import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.EntryAlreadyReversed;
import io.fundsledger.command.account.Refusal.EntryNotFound;
import io.fundsledger.command.account.Refusal.EntryNotReversible;
import io.fundsledger.command.account.Refusal.HoldAlreadyCaptured;
import io.fundsledger.command.account.Refusal.HoldAlreadyReleased;
import io.fundsledger.command.account.Refusal.HoldExpired;
import io.fundsledger.command.account.Refusal.HoldNotFound;
import io.fundsledger.command.lane.Outcome.Recorded;
import io.fundsledger.command.lane.Outcome.Refused;
import io.fundsledger.command.log.LogInTest;
import io.fundsledger.events.ContractRelease;
import io.fundsledger.events.EventType;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Commands that name an entry or a hold: they are decided on what the log says of it under the lock. */
@WithLocalStack(Component.POSTGRES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamedEntriesTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T12:00:00Z"));
    private LogInTest log;
    private LaneInTest one;
    private LaneInTest other;

    @BeforeAll
    void start(StackSpace space) {
        log = new LogInTest(space);
        one = new LaneInTest(log, now::get, ContractRelease.RELEASE_0_2);
        other = new LaneInTest(log, now::get, ContractRelease.RELEASE_0_2);
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
        log.close();
    }

    @Test
    void aHoldThatEndedIsEndedForTheOtherInstanceToo() {
        var account = filled(0, 1000);
        var captured = recorded(one, hold(account, 10)).entryId();
        var released = recorded(other, hold(account, 10)).entryId();
        recorded(one, new CaptureHold(account, null, captured, null, null));
        recorded(other, new ReleaseHold(account, null, released, null));
        for (var lane : List.of(one, other)) {
            assertThat(refusal(lane, new CaptureHold(account, null, captured, null, null)))
                    .isEqualTo(new HoldAlreadyCaptured(account, captured));
            assertThat(refusal(lane, new CaptureHold(account, null, released, null, null)))
                    .isEqualTo(new HoldAlreadyReleased(account, released));
            assertThat(refusal(lane, new ReleaseHold(account, null, 1, null))).isEqualTo(new HoldNotFound(account, 1));
            assertThat(refusal(lane, new ReleaseHold(account, null, 99, null)))
                    .isEqualTo(new HoldNotFound(account, 99));
        }
    }

    @Test
    void aHoldThatExpiredIsSaidToHaveWhetherOrNotItsEventIsRecorded() {
        var account = filled(0, 1000);
        var expiresAt = now.get().plusSeconds(10);
        var hold = recorded(one, new PlaceHold(account, null, eur(10), expiresAt, null, null))
                .entryId();
        now.updateAndGet(at -> at.plusSeconds(11));
        var capture = new CaptureHold(account, null, hold, null, null);
        assertThat(refusal(other, capture)).isEqualTo(new HoldExpired(account, hold));
        recorded(one, new PlaceHold(account, null, eur(1), null, null, null));
        assertThat(types(account)).endsWith(EventType.HOLD_EXPIRED, EventType.HOLD_PLACED);
        assertThat(refusal(other, capture)).isEqualTo(new HoldExpired(account, hold));
    }

    @Test
    void anEntryIsReversedOnce() {
        var account = filled(1, 1000);
        var reversal = recorded(one, reverse(account, 2));
        assertThat(refusal(other, reverse(account, 2))).isEqualTo(new EntryAlreadyReversed(account, 2));
        assertThat(refusal(other, reverse(account, reversal.entryId())))
                .isEqualTo(new EntryNotReversible(account, reversal.entryId()));
        assertThat(refusal(other, reverse(account, 99))).isEqualTo(new EntryNotFound(account, 99));
    }

    /** The receiver's partition is known only from the entry; the second lane has never heard of either account. */
    @Test
    void aTransferIsReversedOnBothSidesFromEither_invariant4() {
        for (var partitions : List.of(List.of(2, 0), List.of(0, 2), List.of(1, 1))) {
            var from = filled(partitions.getFirst(), 100);
            var to = filled(partitions.getLast(), 5);
            var sent = recorded(one, transfer(from, to, 60));
            var reversed = recorded(other, reverse(to, 3));
            assertThat(reversed.account().balance()).isEqualTo(eur(5));
            assertThat(replayed(from)).isEqualTo(eur(100));
            assertThat(refusal(one, reverse(from, sent.entryId())))
                    .isEqualTo(new EntryAlreadyReversed(from, sent.entryId()));
        }
    }

    @Test
    void aBatchSeesWhatItsEarlierCommandsMadeAndEnded() {
        var account = filled(0, 1000);
        var to = filled(1, 5);
        var outcomes = other.executeAtOnce(List.of(
                hold(account, 10),
                new CaptureHold(account, null, 3, null, null),
                new CaptureHold(account, null, 3, null, null),
                reverse(account, 4),
                reverse(account, 4),
                transfer(account, to, 60),
                reverse(to, 3),
                reverse(account, 6)));
        assertThat(outcomes.stream().filter(Refused.class::isInstance).map(outcome -> ((Refused) outcome).refusal()))
                .containsExactly(
                        new HoldAlreadyCaptured(account, 3),
                        new EntryAlreadyReversed(account, 4),
                        new EntryAlreadyReversed(account, 6));
        assertThat(outcomes.stream().filter(Recorded.class::isInstance)).hasSize(5);
        assertThat(replayed(account)).isEqualTo(eur(1000));
        assertThat(replayed(to)).isEqualTo(eur(5));
    }

    @Test
    void aRepeatIsAnsweredAsTheFirstWithAllEventsOfAllAccounts() {
        var from = filled(0, 1000);
        var to = filled(1, 5);
        var until = now.get().plusSeconds(10);
        recorded(one, new PlaceHold(from, null, eur(10), until, null, null));
        recorded(one, new PlaceHold(from, null, eur(10), until, null, null));
        recorded(one, new PlaceHold(to, null, eur(2), until, null, null));
        now.updateAndGet(at -> at.plus(Duration.ofMinutes(1)));
        var transfer = transfer(from, to, 60);
        var first = (Recorded) one.execute("transfer:" + from, transfer);
        recorded(one, transfer(to, from, 1));

        assertThat(types(from).subList(4, 7))
                .containsExactly(EventType.HOLD_EXPIRED, EventType.HOLD_EXPIRED, EventType.TRANSFER_SENT);
        assertThat(first.eventIds()).hasSize(5);
        assertThat(first.positions())
                .containsExactly(
                        first.position(),
                        log.reader.account(to, 5, 1).getFirst().logPosition());
        assertThat(other.execute("transfer:" + from, transfer)).isEqualTo(first.asReplay());
    }

    private UUID filled(int partition, long cents) {
        var account = log.accountIn(partition);
        assertThat(one.open(account, null)).isInstanceOf(Recorded.class);
        assertThat(one.deposit("fill:" + account, account, cents)).isInstanceOf(Recorded.class);
        return account;
    }

    private Money replayed(UUID account) {
        return log.replayed(account).balance();
    }

    private List<EventType> types(UUID account) {
        return new ArrayList<>(log.reader.account(account, 1, 100).stream()
                .map(RecordedEvent::event)
                .map(EventType::of)
                .toList());
    }

    private static Recorded recorded(LaneInTest lane, AccountCommand command) {
        return (Recorded) lane.execute(UUID.randomUUID().toString(), command);
    }

    private static Refusal refusal(LaneInTest lane, AccountCommand command) {
        return ((Refused) lane.execute(UUID.randomUUID().toString(), command)).refusal();
    }

    private static PlaceHold hold(UUID account, long cents) {
        return new PlaceHold(account, null, eur(cents), null, null, null);
    }

    private static ReverseEntry reverse(UUID account, long entry) {
        return new ReverseEntry(account, null, entry, false, null, null);
    }

    private static Transfer transfer(UUID from, UUID to, long cents) {
        return new Transfer(from, null, to, UUID.randomUUID(), new Entry(eur(cents), null, null, null));
    }

    private static Money eur(long cents) {
        return new Money(cents, Currency.of("EUR"));
    }
}
