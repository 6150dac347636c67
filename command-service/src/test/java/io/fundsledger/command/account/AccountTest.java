package io.fundsledger.command.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.command.account.Account.Closed;
import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.account.Account.Opened;
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
import io.fundsledger.events.EventLine;
import io.fundsledger.events.OtherLeg;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What replaying gives, and which histories cannot be. */
class AccountTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final OtherLeg OTHER = new OtherLeg(new UUID(0, 1), new UUID(0, 2), 1);

    @Test
    void replayingGivesBalanceAndVersion() {
        var account = replay(opened("EUR", 600), deposited("EUR", 500), withdrawn("EUR", 1100));
        assertThat(account).isEqualTo(open(3, -600, 600, false, OpenHolds.NONE));
        assertThat(((Known) account).availableAt(NOON)).isEqualTo(money("EUR", 0));
    }

    @Test
    void everyKindOfEventHasItsEffect() {
        var one = new OpenHold(money("EUR", 15), NOON, "fuel");
        var account = (Opened) replay(opened("EUR", 0), deposited("EUR", 500), held(15, NOON), held(20, null));
        assertThat(account)
                .isEqualTo(open(
                        4,
                        500,
                        0,
                        false,
                        OpenHolds.NONE.plus(3, one).plus(4, new OpenHold(money("EUR", 20), null, "fuel"))));
        assertThat(account.evolve(captured(4, 5))).isEqualTo(open(5, 495, 0, false, OpenHolds.NONE.plus(3, one)));
        assertThat(account.evolve(new HoldReleased(4, null)))
                .isEqualTo(open(5, 500, 0, false, OpenHolds.NONE.plus(3, one)));
        assertThat(account.evolve(new HoldReleased(4, null)).evolve(new HoldExpired(3)))
                .isEqualTo(open(6, 500, 0, false, OpenHolds.NONE));
        var plain = open(4, 500, 0, false, OpenHolds.NONE);
        assertThat(plain.evolve(new TransferSent(OTHER, money("EUR", 5), DAY, null, null)))
                .isEqualTo(open(5, 495, 0, false, OpenHolds.NONE));
        assertThat(plain.evolve(new TransferReceived(OTHER, money("EUR", 5), DAY, null, null)))
                .isEqualTo(open(5, 505, 0, false, OpenHolds.NONE));
        assertThat(plain.evolve(reversed(EntryKind.DEPOSIT, Direction.DEBIT, 5)))
                .isEqualTo(open(5, 495, 0, false, OpenHolds.NONE));
        assertThat(plain.evolve(reversed(EntryKind.CAPTURE, Direction.CREDIT, 5)))
                .isEqualTo(open(5, 505, 0, false, OpenHolds.NONE));
        assertThat(plain.evolve(limited("EUR", 7))).isEqualTo(open(5, 500, 7, false, OpenHolds.NONE));
        assertThat(plain.evolve(new AccountFrozen(null))).isEqualTo(open(5, 500, 0, true, OpenHolds.NONE));
        assertThat(plain.evolve(new AccountFrozen(null)).evolve(new AccountUnfrozen(null)))
                .isEqualTo(open(6, 500, 0, false, OpenHolds.NONE));
        assertThat(open(4, 0, 9, false, OpenHolds.NONE).evolve(new AccountClosed(null)))
                .isEqualTo(new Closed(5, "owner-1", money("EUR", 9)));
    }

    @ParameterizedTest
    @CsvSource({"-1, 35, 465", "0, 20, 480", "1, 20, 480"})
    void aHoldCountsUntilItsInstantThenNot(long seconds, long held, long available) {
        var account = (Known) replay(opened("EUR", 0), deposited("EUR", 500), held(15, NOON), held(20, null));
        var at = NOON.plusSeconds(seconds);
        assertThat(account.heldAt(at)).isEqualTo(money("EUR", held));
        assertThat(account.availableAt(at)).isEqualTo(money("EUR", available));
    }

    @Test
    void anAccountBeginsWithNothing() {
        assertThat(Account.Unopened.FREE.version()).isZero();
        assertThat(replay(opened("JPY", 0)))
                .isEqualTo(new Opened(1, "owner-1", money("JPY", 0), money("JPY", 0), false, OpenHolds.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deposit first",
                "withdraw first",
                "freeze first",
                "opened twice",
                "deposit of another currency",
                "withdrawal of another currency",
                "hold of another currency",
                "capture of another currency",
                "limit of another currency",
                "overflow",
                "underflow",
                "overflow with the limit",
                "overflow by the limit",
                "underflow with holds",
                "overflow of holds",
                "capture of no hold",
                "capture of more than was held",
                "captured twice",
                "release of no hold",
                "expiry of no hold",
                "expiry of a hold without end",
                "reversal of what is to come",
                "frozen twice",
                "unfrozen when not frozen",
                "closed with a balance",
                "closed with a hold",
                "closed while frozen",
                "deposit when closed",
                "closed twice",
            })
    void aHistoryThatCannotBeIsNeverFolded(String history) {
        var events = List.of(impossible(history));
        var before = replay(events.subList(0, events.size() - 1).toArray(AccountEvent[]::new));
        assertThatThrownBy(() -> before.evolve(events.getLast()))
                .isInstanceOf(ImpossibleEventException.class)
                .hasMessageContaining("cannot follow version");
    }

    private static AccountEvent[] impossible(String history) {
        return switch (history) {
            case "deposit first" -> events(deposited("EUR", 1));
            case "withdraw first" -> events(withdrawn("EUR", 1));
            case "freeze first" -> events(new AccountFrozen(null));
            case "opened twice" -> events(opened("EUR", 0), opened("EUR", 0));
            case "deposit of another currency" -> events(opened("EUR", 0), deposited("CZK", 1));
            case "withdrawal of another currency" -> events(opened("EUR", 5), withdrawn("CZK", 1));
            case "hold of another currency" ->
                events(opened("CZK", 5), new HoldPlaced(money("EUR", 1), null, null, null));
            case "capture of another currency" ->
                events(opened("EUR", 5), held(2, null), new HoldCaptured(2, money("CZK", 1), DAY, null, null));
            case "limit of another currency" -> events(opened("EUR", 5), limited("CZK", 5));
            case "overflow" -> events(opened("EUR", 0), deposited("EUR", Long.MAX_VALUE), deposited("EUR", 1));
            case "underflow" ->
                events(opened("EUR", 0), withdrawn("EUR", Long.MAX_VALUE), withdrawn("EUR", Long.MAX_VALUE));
            case "overflow with the limit" -> events(opened("EUR", Long.MAX_VALUE), deposited("EUR", 1));
            case "overflow by the limit" ->
                events(opened("EUR", 0), deposited("EUR", 1), limited("EUR", Long.MAX_VALUE));
            case "underflow with holds" -> events(opened("EUR", 0), held(2, null), withdrawn("EUR", Long.MAX_VALUE));
            case "overflow of holds" -> events(opened("EUR", 0), held(Long.MAX_VALUE, null), held(1, null));
            case "capture of no hold" -> events(opened("EUR", 5), captured(2, 1));
            case "capture of more than was held" -> events(opened("EUR", 5), held(2, null), captured(2, 3));
            case "captured twice" -> events(opened("EUR", 5), held(2, null), captured(2, 1), captured(2, 1));
            case "release of no hold" -> events(opened("EUR", 5), new HoldReleased(1, null));
            case "expiry of no hold" -> events(opened("EUR", 5), new HoldExpired(2));
            case "expiry of a hold without end" -> events(opened("EUR", 5), held(2, null), new HoldExpired(2));
            case "reversal of what is to come" ->
                events(opened("EUR", 5), deposited("EUR", 1), reversed(EntryKind.DEPOSIT, Direction.DEBIT, 1));
            case "frozen twice" -> events(opened("EUR", 0), new AccountFrozen(null), new AccountFrozen(null));
            case "unfrozen when not frozen" -> events(opened("EUR", 0), new AccountUnfrozen(null));
            case "closed with a balance" -> events(opened("EUR", 0), deposited("EUR", 1), new AccountClosed(null));
            case "closed with a hold" -> events(opened("EUR", 5), held(1, null), new AccountClosed(null));
            case "closed while frozen" -> events(opened("EUR", 0), new AccountFrozen(null), new AccountClosed(null));
            case "deposit when closed" -> events(opened("EUR", 0), new AccountClosed(null), deposited("EUR", 1));
            case "closed twice" -> events(opened("EUR", 0), new AccountClosed(null), new AccountClosed(null));
            default -> throw new IllegalArgumentException(history);
        };
    }

    static List<Path> logs() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("ledger.home"), "contracts/logs"))) {
            return files.sorted().toList();
        }
    }

    /** Histories of old and new schema versions, as releases left them behind. */
    @ParameterizedTest
    @MethodSource("logs")
    void theLogOfEveryReleaseFolds(Path log) throws IOException {
        var states = new HashMap<UUID, Account>();
        for (var line : Files.readAllLines(log)) {
            var recorded = EventLine.read(line.getBytes(UTF_8));
            var after = states.getOrDefault(recorded.accountId(), Account.Unopened.FREE)
                    .evolve(recorded.event());
            assertThat(after.version()).isEqualTo(recorded.accountVersion());
            states.put(recorded.accountId(), after);
        }
        assertThat(states).hasSize(3);
    }

    private static Account replay(AccountEvent... events) {
        Account account = Account.Unopened.FREE;
        for (var event : List.of(events)) {
            account = account.evolve(event);
        }
        return account;
    }

    private static AccountEvent[] events(AccountEvent... events) {
        return events;
    }

    private static Opened open(long version, long balance, long limit, boolean frozen, OpenHolds holds) {
        return new Opened(version, "owner-1", money("EUR", balance), money("EUR", limit), frozen, holds);
    }

    private static AccountEvent opened(String currency, long limit) {
        return new AccountOpened("owner-1", money(currency, limit), null);
    }

    private static AccountEvent deposited(String currency, long amount) {
        return new MoneyDeposited(money(currency, amount), DAY, "cash", null, null);
    }

    private static AccountEvent withdrawn(String currency, long amount) {
        return new MoneyWithdrawn(money(currency, amount), DAY, "card", null, null);
    }

    private static AccountEvent held(long amount, @Nullable Instant expiresAt) {
        return new HoldPlaced(money("EUR", amount), expiresAt, "fuel", null);
    }

    private static AccountEvent captured(long holdId, long amount) {
        return new HoldCaptured(holdId, money("EUR", amount), DAY, "fuel", null);
    }

    private static AccountEvent limited(String currency, long limit) {
        return new OverdraftLimitChanged(money(currency, limit), null);
    }

    private static AccountEvent reversed(EntryKind kind, Direction direction, long amount) {
        return new EntryReversed(3, kind, money("EUR", amount), direction, false, DAY, null, null, null);
    }

    private static Money money(String currency, long minor) {
        return new Money(minor, Currency.of(currency));
    }
}
