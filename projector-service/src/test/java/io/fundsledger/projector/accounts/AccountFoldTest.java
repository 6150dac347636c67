package io.fundsledger.projector.accounts;

import static io.fundsledger.projector.projection.Events.EUR;
import static io.fundsledger.projector.projection.Events.VALUE_DATE;
import static io.fundsledger.projector.projection.Events.deposited;
import static io.fundsledger.projector.projection.Events.held;
import static io.fundsledger.projector.projection.Events.opened;
import static io.fundsledger.projector.projection.Events.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.AccountClosed;
import io.fundsledger.events.AccountEvent.AccountFrozen;
import io.fundsledger.events.AccountEvent.AccountUnfrozen;
import io.fundsledger.events.AccountEvent.EntryReversed;
import io.fundsledger.events.AccountEvent.HoldCaptured;
import io.fundsledger.events.AccountEvent.HoldExpired;
import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.AccountEvent.HoldReleased;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.OverdraftLimitChanged;
import io.fundsledger.events.Direction;
import io.fundsledger.events.EntryKind;
import io.fundsledger.events.EventJson;
import io.fundsledger.events.EventOrigin;
import io.fundsledger.events.EventType;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.UnprojectableEventException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountFoldTest {

    private static final UUID ACCOUNT = UUID.randomUUID();
    private final BatchHolds holds = new BatchHolds(List.of());
    private final BatchEntries entries = new BatchEntries(List.of());
    private final AccountFold fold = new AccountFold(List.of(), holds, entries);

    @Test
    void theRunningBalanceIsInTheOrderOfRecording() {
        given(opened("DE-1"), deposited("100.00"), withdrawn("12.34"), deposited("0.01"));
        assertThat(entries.lines())
                .extracting(
                        line -> line.entry().change().toDecimal(),
                        line -> line.balanceAfter().toDecimal())
                .containsExactly(tuple("100.00", "100.00"), tuple("-12.34", "87.66"), tuple("0.01", "87.67"));
        assertThat(fold.opened()).singleElement().satisfies(account -> {
            assertThat(account.state().balance().minor()).isEqualTo(8767);
            assertThat(account.version()).isEqualTo(4);
            assertThat(account.accountNumber()).isEqualTo("DE-1");
        });
    }

    @Test
    void anAccountThatWasNotOpenedHasNoEntries() {
        refuses(1, deposited("1.00"), "has not been opened");
    }

    @Test
    void anAccountIsOpenedOnceAndByItsFirstEvent() {
        refuses(2, opened("DE-1"), "by its first event");
        given(opened("DE-1"));
        refuses(2, opened("DE-1"), "opened before");
    }

    @Test
    void aVersionIsNeitherLeftOutNorRepeated() {
        given(opened("DE-1"), deposited("1.00"));
        refuses(2, deposited("1.00"), "at version 2");
        refuses(4, deposited("1.00"), "at version 2");
    }

    @Test
    void anotherCurrencyIsRefused() {
        given(opened("DE-1"));
        var dollars = Money.parse("1.00", Currency.of("USD"));
        refuses(2, new MoneyDeposited(dollars, VALUE_DATE, "cash", null, null), "the account is in EUR");
    }

    @Test
    void anotherCurrencyIsRefusedWhereverItIs() {
        given(opened("DE-1"), held("1.00", null));
        var dollars = Money.parse("1.00", Currency.of("USD"));
        refuses(3, new HoldPlaced(dollars, null, null, null), "the account is in EUR");
        refuses(3, new HoldCaptured(2, dollars, VALUE_DATE, null, null), "the account is in EUR");
        refuses(3, new OverdraftLimitChanged(dollars, null), "the account is in EUR");
    }

    @Test
    void aFigureThatDoesNotFitIsRefused() {
        var most = new Money(Long.MAX_VALUE - 100_00, EUR); // the overdraft limit comes on top
        given(opened("DE-1"), new MoneyDeposited(most, VALUE_DATE, "cash", null, null));
        refuses(3, deposited("0.01"), "would not fit");
        refuses(3, new OverdraftLimitChanged(Money.parse("100.01", EUR), null), "would not fit");
    }

    @Test
    void aHoldIsEndedOnceAndByNoMoreThanItHolds() {
        given(opened("DE-1"), held("15.00", null), held("1.00", Instant.EPOCH), captured(2, "13.00"));
        assertThat(holds.ended()).singleElement().satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(HoldStatus.CAPTURED);
            assertThat(ended.hold().amount()).isEqualTo(Money.parse("15.00", EUR));
        });
        refuses(5, captured(2, "2.00"), "no open hold 2");
        refuses(5, new HoldReleased(2, null), "no open hold 2");
        refuses(5, new HoldExpired(1), "no open hold 1");
        refuses(5, captured(3, "1.01"), "only 1.00 EUR are held");
    }

    @Test
    void aHoldWithoutEndDoesNotExpire() {
        given(opened("DE-1"), held("15.00", null));
        refuses(3, new HoldExpired(2), "does not expire");
    }

    @Test
    void anEntryIsReversedOnceAndAsWhatItWas() {
        given(opened("DE-1"), deposited("5.00"), deposited("3.00"), reversed(2, EntryKind.DEPOSIT, "5.00"));
        assertThat(entries.lines().getLast().entry().change().toDecimal()).isEqualTo("-5.00");
        assertThat(entries.reversed()).containsExactly(new ReversedEntry(new AccountVersion(ACCOUNT, 2), 4));
        refuses(5, reversed(2, EntryKind.DEPOSIT, "5.00"), "reversed before");
        refuses(5, reversed(3, EntryKind.DEPOSIT, "3.01"), "is not what it says");
        refuses(5, reversed(3, EntryKind.WITHDRAWAL, "3.00"), "is not what it says");
        refuses(5, reversed(1, EntryKind.DEPOSIT, "3.00"), "is not what it says");
        refuses(5, reversed(4, EntryKind.DEPOSIT, "5.00"), "is not what it says");
    }

    @Test
    void aStateIsLeftOnlyFromWhereItIs() {
        given(opened("DE-1"));
        refuses(2, new AccountUnfrozen(null), "the account is open");
        given(2, new AccountFrozen(null));
        refuses(3, new AccountFrozen(null), "the account is frozen");
        refuses(3, new AccountClosed(null), "the account is frozen");
        given(3, new AccountUnfrozen(null));
        given(4, new AccountClosed(null));
        refuses(5, deposited("1.00"), "the account is closed");
    }

    @Test
    void onlyAnEmptyAccountIsClosed() {
        given(opened("DE-1"), deposited("1.00"));
        refuses(3, new AccountClosed(null), "not empty");
        given(3, withdrawn("1.00"));
        given(4, held("0.50", Instant.EPOCH));
        refuses(5, new AccountClosed(null), "not empty");
    }

    private static AccountEvent captured(long holdId, String amount) {
        return new HoldCaptured(holdId, Money.parse(amount, EUR), VALUE_DATE, null, null);
    }

    private static AccountEvent reversed(long entryId, EntryKind kind, String amount) {
        var direction = kind == EntryKind.DEPOSIT ? Direction.DEBIT : Direction.CREDIT;
        return new EntryReversed(
                entryId, kind, Money.parse(amount, EUR), direction, false, VALUE_DATE, null, null, null);
    }

    private void given(long version, AccountEvent event) {
        fold.apply(projected(version, event));
    }

    private void given(AccountEvent... events) {
        for (var i = 0; i < events.length; i++) {
            fold.apply(projected(i + 1, events[i]));
        }
    }

    private void refuses(long version, AccountEvent event, String reason) {
        var accountsBefore = List.copyOf(fold.opened());
        assertThatThrownBy(() -> fold.apply(projected(version, event)))
                .isInstanceOf(UnprojectableEventException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("at 3:" + version);
        assertThat(fold.opened()).containsExactlyElementsOf(accountsBefore);
    }

    private static ProjectedEvent projected(long version, AccountEvent event) {
        var type = EventType.of(event);
        var recorded = new RecordedEvent(
                UUID.randomUUID(),
                3,
                version,
                ACCOUNT,
                version,
                UUID.randomUUID(),
                type.eventName(),
                type.newestVersion(),
                EventJson.write(event, type.newestVersion()),
                Instant.EPOCH,
                new EventOrigin("tests", null, null, null, null),
                new byte[32],
                new byte[32]);
        return new ProjectedEvent(recorded, event, version - 1);
    }
}
