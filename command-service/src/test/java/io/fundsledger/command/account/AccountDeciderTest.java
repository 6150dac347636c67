package io.fundsledger.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fundsledger.command.account.Account.Closed;
import io.fundsledger.command.account.Account.Opened;
import io.fundsledger.command.account.Account.Unopened;
import io.fundsledger.command.account.AccountCommand.CaptureHold;
import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.AccountCommand.ExpireHold;
import io.fundsledger.command.account.AccountCommand.Freeze;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.AccountCommand.PlaceHold;
import io.fundsledger.command.account.AccountCommand.ReleaseHold;
import io.fundsledger.command.account.AccountCommand.ReverseEntry;
import io.fundsledger.command.account.AccountCommand.SetOverdraftLimit;
import io.fundsledger.command.account.AccountCommand.Transfer;
import io.fundsledger.command.account.AccountCommand.Withdraw;
import io.fundsledger.command.account.Decision.Accepted;
import io.fundsledger.command.account.Decision.Change;
import io.fundsledger.command.account.Refusal.AccountNumberTaken;
import io.fundsledger.command.account.Refusal.AmountTooLarge;
import io.fundsledger.command.account.Refusal.CaptureExceedsHold;
import io.fundsledger.command.account.Refusal.CurrencyMismatch;
import io.fundsledger.command.account.Refusal.HoldNotFound;
import io.fundsledger.command.account.Refusal.HoldsOpen;
import io.fundsledger.command.account.Refusal.InsufficientFunds;
import io.fundsledger.command.account.Refusal.OverdraftInUse;
import io.fundsledger.command.account.Refusal.VersionMismatch;
import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.AccountFrozen;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.AccountEvent.HoldCaptured;
import io.fundsledger.events.AccountEvent.HoldExpired;
import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.AccountEvent.HoldReleased;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.Direction;
import io.fundsledger.events.EntryKind;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.EventType;
import io.fundsledger.events.OtherLeg;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What exactly is recorded, and what exactly a refusal tells; when which happens is in rules.txt. */
class AccountDeciderTest {

    private static final UUID OWN = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final UUID OTHER = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");
    private static final UUID TRANSFER = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a80ff");
    private static final Instant AT = Instant.parse("2026-03-31T22:30:00Z");
    private static final Moment NOW = new Moment(AT, ZoneId.of("Europe/Berlin"));
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final LocalDate LONG_AGO = LocalDate.of(1993, 1, 1);
    private static final PlainText TEXT = new PlainText("rent", "Landlady", "RF18", "monthly", null);
    private static final Opened ACCOUNT = account(7, 500, 600, OpenHolds.NONE);
    private static final Opened FAR = account(3, 400, 0, OpenHolds.NONE);

    @Test
    void anAccountIsOpenedWithItsLimitAndNumber() {
        var open = new OpenAccount(OWN, null, "owner-1", eur(600), "DE89-1");
        assertThat(decide(open, Unopened.FREE))
                .isEqualTo(happened(
                        new AccountOpened("owner-1", eur(600), new PlainText(null, null, null, null, "DE89-1"))));
        assertThat(decide(open, new Unopened(true))).isEqualTo(Decision.refused(new AccountNumberTaken("DE89-1")));
        var atOne = new OpenAccount(OWN, 1L, "owner-1", eur(600), "DE89-1");
        assertThat(decide(atOne, new Unopened(true))).isEqualTo(Decision.refused(new VersionMismatch(1, 0)));
    }

    @Test
    void whatWasGivenIsRecordedAsItWas() {
        var entry = new Entry(eur(100), LONG_AGO, "housing", TEXT);
        assertThat(decide(new Deposit(OWN, null, "cash", entry), ACCOUNT))
                .isEqualTo(happened(new MoneyDeposited(eur(100), LONG_AGO, "cash", "housing", TEXT)));
        assertThat(decide(new Withdraw(OWN, null, "card", entry), ACCOUNT))
                .isEqualTo(happened(new MoneyWithdrawn(eur(100), LONG_AGO, "card", "housing", TEXT)));
        assertThat(decide(new PlaceHold(OWN, null, eur(100), AT.plusNanos(1000), "fuel", TEXT), ACCOUNT))
                .isEqualTo(happened(new HoldPlaced(eur(100), AT.plusNanos(1000), "fuel", TEXT)));
        assertThat(decide(new Freeze(OWN, null, TEXT), ACCOUNT)).isEqualTo(happened(new AccountFrozen(TEXT)));
    }

    @Test
    void anEntryWithoutValueDateCountsFromTodayInTheLedgersTimeZone() {
        assertThat(decide(new Deposit(OWN, null, "cash", entry(1)), ACCOUNT))
                .isEqualTo(happened(new MoneyDeposited(eur(1), TODAY, "cash", null, null)));
    }

    @Test
    void eachSideOfATransferNamesTheOtherAndItsVersion() {
        var transfer = new Transfer(OWN, null, OTHER, TRANSFER, new Entry(eur(100), LONG_AGO, "housing", TEXT));
        assertThat(decide(transfer, ACCOUNT, FAR, null))
                .isEqualTo(new Accepted(List.of(
                        new Change(
                                OWN,
                                List.of(new TransferSent(
                                        new OtherLeg(TRANSFER, OTHER, 4), eur(100), LONG_AGO, "housing", TEXT))),
                        new Change(
                                OTHER,
                                List.of(new TransferReceived(
                                        new OtherLeg(TRANSFER, OWN, 8), eur(100), LONG_AGO, "housing", TEXT))))));
    }

    @Test
    void overdueHoldsExpireFirstInTheOrderInWhichTheyWerePlaced() {
        var holds = OpenHolds.NONE
                .plus(5, new OpenHold(eur(10), AT, null))
                .plus(4, new OpenHold(eur(10), AT.minusSeconds(1), null))
                .plus(6, new OpenHold(eur(10), AT.plusNanos(1000), null));
        var transfer = new Transfer(OWN, 7L, OTHER, TRANSFER, entry(100));
        var sender = account(7, 500, 600, holds);
        var receiver = account(7, 400, 0, holds);
        assertThat(decide(transfer, sender, receiver, null))
                .isEqualTo(new Accepted(List.of(
                        new Change(
                                OWN,
                                List.of(
                                        new HoldExpired(4),
                                        new HoldExpired(5),
                                        new TransferSent(
                                                new OtherLeg(TRANSFER, OTHER, 10), eur(100), TODAY, null, null))),
                        new Change(
                                OTHER,
                                List.of(
                                        new HoldExpired(4),
                                        new HoldExpired(5),
                                        new TransferReceived(
                                                new OtherLeg(TRANSFER, OWN, 10), eur(100), TODAY, null, null))))));
    }

    @Test
    void aHoldThatIsOverEndsWithAllOthersThatAreAndWithNothingElse() {
        var holds = OpenHolds.NONE
                .plus(4, new OpenHold(eur(10), AT.minusSeconds(1), null))
                .plus(5, new OpenHold(eur(20), AT, null))
                .plus(6, new OpenHold(eur(30), AT.plusNanos(1000), null));
        var held = account(7, 500, 0, holds);
        for (var over : List.of(4L, 5L)) {
            assertThat(decide(new ExpireHold(OWN, over), held))
                    .isEqualTo(new Accepted(List.of(new Change(OWN, List.of(new HoldExpired(4), new HoldExpired(5))))));
        }
        assertThat(decide(new ExpireHold(OWN, 6), held)).isEqualTo(Decision.refused(new HoldsOpen(OWN, eur(30))));
        assertThat(decide(new ExpireHold(OWN, 2), held)).isEqualTo(Decision.refused(new HoldNotFound(OWN, 2)));
        var expired = new NamedEntry(new HoldPlaced(eur(15), AT, null, null), EventType.HOLD_EXPIRED);
        assertThat(decide(new ExpireHold(OWN, 3), held, null, expired))
                .isEqualTo(Decision.refused(new Refusal.HoldExpired(OWN, 3)));
    }

    @Test
    void aCaptureHasTheHoldsCategoryAndATextOfItsOwn() {
        var held = account(7, 500, 0, OpenHolds.NONE.plus(5, new OpenHold(eur(15), null, "fuel")));
        assertThat(decide(new CaptureHold(OWN, null, 5, eur(13), TEXT), held))
                .isEqualTo(happened(new HoldCaptured(5, eur(13), TODAY, "fuel", TEXT)));
        assertThat(decide(new CaptureHold(OWN, null, 5, null, null), held))
                .isEqualTo(happened(new HoldCaptured(5, eur(15), TODAY, "fuel", null)));
        assertThat(decide(new ReleaseHold(OWN, null, 5, TEXT), held)).isEqualTo(happened(new HoldReleased(5, TEXT)));
        assertThat(decide(new CaptureHold(OWN, null, 5, eur(16), null), held))
                .isEqualTo(Decision.refused(new CaptureExceedsHold(eur(15), eur(16))));
    }

    @Test
    void aReversalHasItsEntrysDateAndCategoryAndTheReasonGiven() {
        var deposit = new NamedEntry(new MoneyDeposited(eur(100), LONG_AGO, "cash", "salary", TEXT), null);
        var why = new PlainText(null, null, null, "a mistake", null);
        assertThat(decide(new ReverseEntry(OWN, null, 3, false, null, why), ACCOUNT, null, deposit))
                .isEqualTo(happened(new EntryReversed(
                        3, EntryKind.DEPOSIT, eur(100), Direction.DEBIT, false, LONG_AGO, "salary", null, why)));
        assertThat(decide(new ReverseEntry(OWN, null, 3, true, TODAY, null), ACCOUNT, null, deposit))
                .isEqualTo(happened(new EntryReversed(
                        3, EntryKind.DEPOSIT, eur(100), Direction.DEBIT, true, TODAY, "salary", null, null)));
    }

    @Test
    void theOtherLegOfATransferIsReversedWithIt() {
        var received = new NamedEntry(
                new TransferReceived(new OtherLeg(TRANSFER, OTHER, 2), eur(100), LONG_AGO, "rent", null), null);
        assertThat(decide(new ReverseEntry(OWN, null, 6, false, null, null), ACCOUNT, FAR, received))
                .isEqualTo(new Accepted(List.of(
                        new Change(
                                OWN,
                                List.of(new EntryReversed(
                                        6,
                                        EntryKind.TRANSFER,
                                        eur(100),
                                        Direction.DEBIT,
                                        false,
                                        LONG_AGO,
                                        "rent",
                                        new OtherLeg(TRANSFER, OTHER, 4),
                                        null))),
                        new Change(
                                OTHER,
                                List.of(new EntryReversed(
                                        2,
                                        EntryKind.TRANSFER,
                                        eur(100),
                                        Direction.CREDIT,
                                        false,
                                        LONG_AGO,
                                        "rent",
                                        new OtherLeg(TRANSFER, OWN, 8),
                                        null))))));
    }

    @Test
    void aRefusalSaysTheFigures() {
        assertThat(decide(new Withdraw(OWN, null, "card", entry(1101)), ACCOUNT))
                .isEqualTo(Decision.refused(new InsufficientFunds(OWN, eur(1100), eur(1101))));
        assertThat(decide(new Withdraw(OWN, 6L, "card", entry(1)), ACCOUNT))
                .isEqualTo(Decision.refused(new VersionMismatch(6, 7)));
        assertThat(decide(new Deposit(OWN, null, "cash", new Entry(czk(1), null, null, null)), ACCOUNT))
                .isEqualTo(Decision.refused(new CurrencyMismatch(OWN, Currency.of("EUR"), Currency.of("CZK"))));
        assertThat(decide(new Deposit(OWN, null, "cash", entry(Long.MAX_VALUE)), ACCOUNT))
                .isEqualTo(Decision.refused(new AmountTooLarge(OWN, eur(500), eur(Long.MAX_VALUE))));
        assertThat(decide(new SetOverdraftLimit(OWN, null, eur(99), null), account(7, -100, 600, OpenHolds.NONE)))
                .isEqualTo(Decision.refused(new OverdraftInUse(eur(500), eur(600), eur(99))));
    }

    @Test
    void aRefusalOfTheOtherAccountNamesItAndTellsNothingOfIt() {
        var sent = new NamedEntry(
                new TransferSent(new OtherLeg(TRANSFER, OTHER, 2), eur(401), LONG_AGO, null, null), null);
        assertThat(decide(new ReverseEntry(OWN, null, 6, false, null, null), ACCOUNT, FAR, sent))
                .isEqualTo(Decision.refused(new InsufficientFunds(OTHER, null, eur(401))));
        var full = account(3, Long.MAX_VALUE, 0, OpenHolds.NONE);
        assertThat(decide(new Transfer(OWN, null, OTHER, TRANSFER, entry(1)), ACCOUNT, full, null))
                .isEqualTo(Decision.refused(new AmountTooLarge(OTHER, null, eur(1))));
        var crowns = new Opened(3, "owner-2", czk(0), czk(0), false, OpenHolds.NONE);
        assertThat(decide(new Transfer(OWN, null, OTHER, TRANSFER, entry(1)), ACCOUNT, crowns, null))
                .isEqualTo(Decision.refused(new CurrencyMismatch(OTHER, null, Currency.of("EUR"))));
        var closed = new Closed(3, "owner-2", eur(0));
        assertThat(decide(new Transfer(OWN, null, OTHER, TRANSFER, entry(1)), ACCOUNT, closed, null))
                .isEqualTo(Decision.refused(new Refusal.AccountClosed(OTHER)));
    }

    /** The state and the log disagree: no answer may come of that. */
    @Test
    void aHoldThatIsNeitherOpenNorEndedIsNotAnswered() {
        var placed = new NamedEntry(new HoldPlaced(eur(15), null, null, null), null);
        var release = new ReleaseHold(OWN, null, 5, null);
        assertThatIllegalStateException()
                .isThrownBy(() -> decide(release, ACCOUNT, null, placed))
                .withMessageContaining("hold 5 of account " + OWN);
        var reversed = new NamedEntry(placed.event(), EventType.ENTRY_REVERSED);
        assertThatIllegalStateException().isThrownBy(() -> decide(release, ACCOUNT, null, reversed));
    }

    @Test
    void aCommandIsAboutItsAccountAndTheOtherSideOfItsTransfer() {
        var transfer = new Transfer(OWN, null, OTHER, TRANSFER, entry(1));
        var reverse = new ReverseEntry(OWN, null, 2, false, null, null);
        var sent = new NamedEntry(new TransferSent(new OtherLeg(TRANSFER, OTHER, 2), eur(1), TODAY, null, null), null);
        var deposited = new NamedEntry(new MoneyDeposited(eur(1), TODAY, "cash", null, null), null);
        assertThat(AccountDecider.accountsOf(transfer, null)).containsExactly(OWN, OTHER);
        assertThat(AccountDecider.accountsOf(reverse, sent)).containsExactly(OWN, OTHER);
        assertThat(AccountDecider.accountsOf(reverse, deposited)).containsExactly(OWN);
        assertThat(AccountDecider.accountsOf(reverse, null)).containsExactly(OWN);
    }

    private static Decision happened(AccountEvent event) {
        return new Accepted(List.of(new Change(OWN, List.of(event))));
    }

    private static Decision decide(AccountCommand command, Account account) {
        return decide(command, account, null, null);
    }

    private static Decision decide(
            AccountCommand command, Account account, @Nullable Account other, @Nullable NamedEntry named) {
        Map<UUID, Account> accounts = other == null ? Map.of(OWN, account) : Map.of(OWN, account, OTHER, other);
        return AccountDecider.decide(command, accounts, named, NOW);
    }

    private static Opened account(long version, long balance, long limit, OpenHolds holds) {
        return new Opened(version, "owner-1", eur(balance), eur(limit), false, holds);
    }

    private static Entry entry(long minor) {
        return new Entry(eur(minor), null, null, null);
    }

    private static Money eur(long minor) {
        return new Money(minor, Currency.of("EUR"));
    }

    private static Money czk(long minor) {
        return new Money(minor, Currency.of("CZK"));
    }
}
