package io.fundsledger.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What replaying gives, and which histories cannot be. */
class AccountTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

    @Test
    void replayingGivesBalanceAndVersion() {
        var account = replay(opened("EUR", 600), deposited("EUR", 500), withdrawn("EUR", 1100));
        assertThat(account).isEqualTo(new Account.Opened(3, "owner-1", money("EUR", -600), money("EUR", 600)));
        assertThat(((Account.Opened) account).available()).isEqualTo(money("EUR", 0));
    }

    @Test
    void anAccountBeginsWithNothing() {
        assertThat(Account.Unopened.FREE.version()).isZero();
        assertThat(replay(opened("JPY", 0)))
                .isEqualTo(new Account.Opened(1, "owner-1", money("JPY", 0), money("JPY", 0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deposit first",
                "withdraw first",
                "opened twice",
                "deposit of another currency",
                "withdrawal of another currency",
                "overflow",
                "underflow"
            })
    void aHistoryThatCannotBeIsNeverFolded(String history) {
        assertThatThrownBy(() -> replay(impossible(history)))
                .isInstanceOf(ImpossibleEventException.class)
                .hasMessageContaining("cannot follow version");
    }

    private static AccountEvent[] impossible(String history) {
        return switch (history) {
            case "deposit first" -> events(deposited("EUR", 1));
            case "withdraw first" -> events(withdrawn("EUR", 1));
            case "opened twice" -> events(opened("EUR", 0), opened("EUR", 0));
            case "deposit of another currency" -> events(opened("EUR", 0), deposited("CZK", 1));
            case "withdrawal of another currency" -> events(opened("EUR", 5), withdrawn("CZK", 1));
            case "overflow" -> events(opened("EUR", 0), deposited("EUR", Long.MAX_VALUE), deposited("EUR", 1));
            case "underflow" ->
                events(opened("EUR", 0), withdrawn("EUR", Long.MAX_VALUE), withdrawn("EUR", Long.MAX_VALUE));
            default -> throw new IllegalArgumentException(history);
        };
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

    private static AccountEvent opened(String currency, long limit) {
        return new AccountOpened("owner-1", money(currency, limit), null);
    }

    private static AccountEvent deposited(String currency, long amount) {
        return new MoneyDeposited(money(currency, amount), DAY, null, null);
    }

    private static AccountEvent withdrawn(String currency, long amount) {
        return new MoneyWithdrawn(money(currency, amount), DAY, null, null);
    }

    private static Money money(String currency, long minor) {
        return new Money(minor, Currency.of(currency));
    }
}
