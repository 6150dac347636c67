package io.fundsledger.cli.verifying;

import static io.fundsledger.cli.verifying.RandomHistory.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.cli.logfile.LogScope.All;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.AccountClosed;
import io.fundsledger.events.AccountEvent.AccountFrozen;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.AccountUnfrozen;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.AccountEvent.HoldCaptured;
import io.fundsledger.events.AccountEvent.HoldExpired;
import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.AccountEvent.HoldReleased;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.AccountEvent.OverdraftLimitChanged;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.Direction;
import io.fundsledger.events.EntryKind;
import io.fundsledger.events.OtherLeg;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs whose chain is right, and in which something is recorded that the rules of an account do not allow. */
class FoldedHistoryTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-31");
    private static final UUID ACCOUNT = WrittenLog.account(1, 0);
    private static final UUID OTHER = WrittenLog.account(3, 0);
    private static final UUID TRANSFER = new UUID(1, 2);
    private static final Instant LATER = WrittenLog.START.plusSeconds(60);

    @TempDir
    Path folder = Path.of("");

    private final WrittenLog log = new WrittenLog();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverMayHappenIsRight(long seed) {
        Verified.file(new RandomHistory(seed).run(300).writeTo(folder.resolve("log.ndjson"), new All()))
                .isClean();
    }

    private Verified verified() {
        return Verified.file(log.writeTo(folder.resolve("log.ndjson"), new All()));
    }

    /** An account with 100.00 on it. */
    private void given(AccountEvent... events) {
        open(ACCOUNT, 0);
        for (var event : events) {
            log.add(ACCOUNT, event);
        }
        verified().isClean();
    }

    private void open(UUID account, long limit) {
        log.add(account, new AccountOpened("owner", eur(limit), null));
        log.add(account, deposited(100_00));
    }

    /** The last event is wrong, and nothing else. */
    private void isWrong(AccountEvent event, String reason) {
        var wrong = log.add(ACCOUNT, event);
        verified().isWrong("partition 1, position %d, account %s: %s".formatted(wrong.position(), ACCOUNT, reason));
    }

    private static MoneyDeposited deposited(long cents) {
        return new MoneyDeposited(eur(cents), DAY, "cash", null, null);
    }

    private static MoneyWithdrawn withdrawn(long cents) {
        return new MoneyWithdrawn(eur(cents), DAY, "cash", null, null);
    }

    private static HoldPlaced held(long cents, @Nullable Instant until) {
        return new HoldPlaced(eur(cents), until, null, null);
    }

    private static HoldCaptured captured(long hold, long cents) {
        return new HoldCaptured(hold, eur(cents), DAY, null, null);
    }

    private static EntryReversed reversed(long entry, EntryKind kind, long cents, Direction direction, boolean forced) {
        return new EntryReversed(entry, kind, eur(cents), direction, forced, DAY, null, null, null);
    }

    @Test
    void moneyThatIsNotThere() {
        given(withdrawn(60_00));
        isWrong(withdrawn(40_01), "it takes 40.01 EUR, and 40.00 EUR was available");
    }

    @Test
    void moneyThatIsHeld() {
        given(held(60_00, null));
        isWrong(held(40_01, null), "it takes 40.01 EUR, and 40.00 EUR was available");
    }

    @Test
    void aHoldWhoseTimeIsOverHoldsNothing() {
        given(held(60_00, LATER));
        log.at(LATER);
        log.add(ACCOUNT, new HoldExpired(3));
        log.add(ACCOUNT, withdrawn(100_00));
        verified().isClean();
    }

    @Test
    void anUnknownHold() {
        given();
        isWrong(captured(2, 1), "the account has no open hold 2");
    }

    @Test
    void aHoldThatWasReleased() {
        given(held(10_00, null), new HoldReleased(3, null));
        isWrong(captured(3, 1), "the account has no open hold 3");
    }

    @Test
    void moreThanWasHeld() {
        given(held(10_00, null));
        isWrong(captured(3, 10_01), "it captures 10.01 EUR of a hold of 10.00 EUR");
    }

    @Test
    void aCaptureThatCameTooLate() {
        given(held(10_00, LATER));
        log.at(LATER);
        isWrong(captured(3, 1), "a hold is captured or released after its time was over");
    }

    @Test
    void anExpiryThatCameTooEarly() {
        given(held(10_00, LATER));
        isWrong(new HoldExpired(3), "a hold expires before its time is over");
    }

    @Test
    void anEntryReversedTwice() {
        given(withdrawn(10_00), reversed(3, EntryKind.WITHDRAWAL, 10_00, Direction.CREDIT, false));
        isWrong(reversed(3, EntryKind.WITHDRAWAL, 10_00, Direction.CREDIT, false), "it reverses entry 3 a second time");
    }

    @Test
    void anEntryThatIsNotThereYet() {
        given();
        isWrong(
                reversed(3, EntryKind.DEPOSIT, 1, Direction.DEBIT, false),
                "it reverses entry 3, which the account has not got yet");
    }

    @Test
    void anEntryOfAnotherAmount() {
        given();
        isWrong(
                reversed(2, EntryKind.DEPOSIT, 99_00, Direction.DEBIT, false),
                "it moves -99.00 EUR, expected -100.00 EUR to undo entry 2");
    }

    @Test
    void anEntryOfAnotherKind() {
        given(withdrawn(1));
        isWrong(
                reversed(3, EntryKind.CAPTURE, 1, Direction.CREDIT, false),
                "it reverses entry 3 as a capture, which is a money-withdrawn");
    }

    @Test
    void aReversalWithoutFundsUnlessForced() {
        given(withdrawn(50_00));
        log.add(ACCOUNT, reversed(2, EntryKind.DEPOSIT, 100_00, Direction.DEBIT, true));
        verified().isClean();
        log.add(ACCOUNT, deposited(60_00));
        log.add(ACCOUNT, withdrawn(5_00));
        isWrong(
                reversed(5, EntryKind.DEPOSIT, 60_00, Direction.DEBIT, false),
                "it takes 60.00 EUR, and 5.00 EUR was available");
    }

    @Test
    void moneyThatLeavesAFrozenAccount() {
        given(new AccountFrozen(null));
        isWrong(withdrawn(1), "money leaves a frozen account");
    }

    @Test
    void aFrozenAccountFrozenAgain() {
        given(new AccountFrozen(null));
        isWrong(new AccountFrozen(null), "a frozen account is frozen again");
    }

    @Test
    void anOpenAccountUnfrozen() {
        given();
        isWrong(new AccountUnfrozen(null), "an account is unfrozen that is not frozen");
    }

    @Test
    void anOverdraftLimitThatIsInUse() {
        given(new OverdraftLimitChanged(eur(50_00), null), withdrawn(130_00));
        isWrong(
                new OverdraftLimitChanged(eur(29_99), null),
                "it lowers the overdraft limit to 29.99 EUR while it is in use");
    }

    @Test
    void anAccountClosedWithMoneyOnIt() {
        given();
        isWrong(new AccountClosed(null), "an account is closed with 100.00 EUR on it");
    }

    @Test
    void anEventOnAClosedAccount() {
        given(withdrawn(100_00), new AccountClosed(null));
        isWrong(deposited(1), "an event on a closed account");
    }

    @Test
    void anotherCurrency() {
        given();
        var yen = new MoneyDeposited(new Money(1, Currency.of("USD")), DAY, "cash", null, null);
        isWrong(yen, "it is in USD, expected EUR");
    }

    @Test
    void aFirstEventThatIsNotTheOpening() {
        isWrong(deposited(1), "an account's first event is not its opening");
    }

    @Test
    void aSecondOpening() {
        given();
        isWrong(new AccountOpened("owner", eur(0), null), "the account is opened a second time");
    }

    @Test
    void aVersionLeftOut() {
        given();
        var wrong = log.add(ACCOUNT, 4, deposited(1));
        verified()
                .isWrong("position %d, account %s: its version is 4, expected 3".formatted(wrong.position(), ACCOUNT));
    }

    @Test
    void anAccountInAnotherPartition() {
        log.add(2, ACCOUNT, 1, new AccountOpened("owner", eur(0), null));
        verified()
                .isWrong("partition 2, position 1, account %s: the account belongs to partition 1".formatted(ACCOUNT));
    }

    @Test
    void timeThatRunsBack() {
        given();
        log.at(WrittenLog.START.minusSeconds(1));
        isWrong(deposited(1), "it was recorded at 2026-01-31T11:59:59.000000Z, before the event before it");
    }

    @Test
    void aBalanceThatCannotBeCounted() {
        given();
        isWrong(deposited(Long.MAX_VALUE), "a figure is more than can be counted");
    }

    @Test
    void aTransferWithoutItsOtherLeg() {
        given();
        open(OTHER, 0);
        var sent = log.add(ACCOUNT, new TransferSent(new OtherLeg(TRANSFER, OTHER, 3), eur(10_00), DAY, null, null));
        verified()
                .isWrong("partition 1, position %d, account %s: a leg of transfer %s, 10.00 EUR from account"
                        .formatted(sent.position(), ACCOUNT, TRANSFER));
    }

    @Test
    void aTransferOfUnequalLegs() {
        transfer(10_00, 10_01, WrittenLog.START);
        assertThat(verified().output()).contains("has no other leg that says the same");
    }

    @Test
    void aTransferRecordedAtTwoTimes() {
        transfer(10_00, 10_00, LATER);
        assertThat(verified().output()).contains("has no other leg that says the same");
    }

    @Test
    void aTransferOfEqualLegsIsRight() {
        transfer(10_00, 10_00, WrittenLog.START);
        verified().isClean();
    }

    private void transfer(long sent, long received, Instant receivedAt) {
        given();
        open(OTHER, 0);
        log.add(ACCOUNT, new TransferSent(new OtherLeg(TRANSFER, OTHER, 3), eur(sent), DAY, null, null));
        log.at(receivedAt);
        log.add(OTHER, new TransferReceived(new OtherLeg(TRANSFER, ACCOUNT, 3), eur(received), DAY, null, null));
    }

    @Test
    void aReversalOfOneLegAlone() {
        transfer(10_00, 10_00, WrittenLog.START);
        var there = new OtherLeg(TRANSFER, OTHER, 4);
        log.add(
                ACCOUNT,
                new EntryReversed(3, EntryKind.TRANSFER, eur(10_00), Direction.CREDIT, false, DAY, null, there, null));
        assertThat(verified().output()).contains("the reversal of transfer " + TRANSFER);
    }

    @Test
    void faultsOfSeveralPartitionsAreNamedInTheirOrder() {
        given();
        log.add(ACCOUNT, withdrawn(200_00));
        open(OTHER, 0);
        log.add(OTHER, new HoldReleased(7, null));
        assertThat(verified()
                        .output()
                        .lines()
                        .filter(line -> line.startsWith("partition"))
                        .toList())
                .satisfies(lines -> assertThat(lines).hasSize(2))
                .first()
                .satisfies(first -> assertThat(first).startsWith("partition 1,"));
        assertThat(List.of(WrittenLog.partition(ACCOUNT), WrittenLog.partition(OTHER)))
                .containsExactly(1, 3);
    }
}
