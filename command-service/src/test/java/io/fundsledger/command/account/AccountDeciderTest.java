package io.fundsledger.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.AccountCommand.Withdraw;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of an account, a row a case. Amounts are minor units; max is the largest that can be counted. */
class AccountDeciderTest {

    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Currency EUR = Currency.of("EUR");
    private static final Moment NOW = new Moment(Instant.parse("2026-03-31T22:30:00Z"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            balance | limit | if | command        | then
            500     | 0     |    | withdraw 400   | 100
            500     | 0     |    | withdraw 500   | 0
            500     | 0     |    | withdraw 501   | InsufficientFunds
            500     | 0     |    | withdraw 600   | InsufficientFunds
            500     | 600   |    | withdraw 1000  | -500
            500     | 600   |    | withdraw 1100  | -600
            500     | 600   |    | withdraw 1101  | InsufficientFunds
            0       | 29    |    | withdraw 29    | -29
            0       | 29    |    | withdraw 30    | InsufficientFunds
            0       | 0     |    | withdraw 1     | InsufficientFunds
            -600    | 600   |    | withdraw 1     | InsufficientFunds
            max     | 0     |    | withdraw max   | 0
            0       | max   |    | withdraw max   | -9223372036854775807
            0       | 0     |    | deposit 1999   | 1999
            -600    | 600   |    | deposit 100    | -500
            max-1   | 0     |    | deposit 1      | 9223372036854775807
            max     | 0     |    | deposit 1      | AmountTooLarge
            max-100 | 99    |    | deposit 1      | 9223372036854775708
            max-100 | 100   |    | deposit 1      | AmountTooLarge
            0       | max   |    | deposit 1      | AmountTooLarge
            1       | 0     |    | deposit max    | AmountTooLarge
            500     | 0     | 7  | withdraw 500   | 0
            500     | 0     | 6  | withdraw 500   | VersionMismatch
            500     | 0     | 8  | deposit 1      | VersionMismatch
            500     | 0     | 0  | deposit 1      | VersionMismatch
            500     | 0     |    | deposit 1 CZK  | CurrencyMismatch
            500     | 0     |    | withdraw 1 CZK | CurrencyMismatch
            500     | 0     | 6  | withdraw 9 CZK | VersionMismatch
            500     | 0     |    | withdraw 9999 CZK | CurrencyMismatch
            max     | 0     |    | deposit max CZK   | CurrencyMismatch
            500     | 0     |    | open           | AccountAlreadyExists
            500     | 0     | 7  | open           | AccountAlreadyExists
            500     | 0     | 6  | open           | AccountAlreadyExists
            """)
    void anOpenAccountAnswers(String balance, String limit, @Nullable Long ifVersion, String command, String then) {
        var account = new Account.Opened(7, "owner-1", money(balance), money(limit));
        assertThat(outcome(command(command, ifVersion), account)).isEqualTo(then);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            numberTaken | if | command      | then
            false       |    | open         | 0
            false       | 0  | open         | 0
            false       | 1  | open         | VersionMismatch
            true        |    | open         | AccountNumberTaken
            true        | 1  | open         | VersionMismatch
            false       |    | deposit 1    | AccountNotFound
            false       | 5  | deposit 1    | AccountNotFound
            false       |    | withdraw 1   | AccountNotFound
            true        | 0  | withdraw 1   | AccountNotFound
            """)
    void whereNoAccountIsOneCanOnlyBeOpened(
            boolean numberTaken, @Nullable Long ifVersion, String command, String then) {
        assertThat(outcome(command(command, ifVersion), new Account.Unopened(numberTaken)))
                .isEqualTo(then);
    }

    @Test
    void aRefusalSaysTheFigures() {
        var account = new Account.Opened(7, "owner-1", money("500"), money("600"));
        assertThat(decide(command("withdraw 1101", null), account))
                .isEqualTo(Decision.refused(new Refusal.InsufficientFunds(money("1100"), money("1101"))));
        assertThat(decide(command("withdraw 1", 6L), account))
                .isEqualTo(Decision.refused(new Refusal.VersionMismatch(6, 7)));
        assertThat(decide(command("deposit 1 CZK", null), account))
                .isEqualTo(Decision.refused(new Refusal.CurrencyMismatch(EUR, Currency.of("CZK"))));
        assertThat(decide(command("deposit max", null), account))
                .isEqualTo(Decision.refused(new Refusal.AmountTooLarge(money("500"), money("max"))));
    }

    @Test
    void whatWasGivenIsRecordedAsItWas() {
        var text = new PlainText("rent", "Landlady", "RF18", "monthly", null);
        var entry = new Entry(money("100"), LocalDate.of(1993, 1, 1), "housing", text);
        var account = new Account.Opened(7, "owner-1", money("500"), money("0"));
        assertThat(decide(new Withdraw(ID, null, entry), account))
                .isEqualTo(
                        Decision.accepted(new MoneyWithdrawn(money("100"), LocalDate.of(1993, 1, 1), "housing", text)));
        assertThat(decide(new Deposit(ID, null, entry), account))
                .isEqualTo(
                        Decision.accepted(new MoneyDeposited(money("100"), LocalDate.of(1993, 1, 1), "housing", text)));
    }

    @Test
    void anEntryWithoutValueDateCountsFromTodayInTheLedgersTimeZone() {
        var account = new Account.Opened(7, "owner-1", money("500"), money("0"));
        assertThat(decide(command("deposit 1", null), account))
                .isEqualTo(Decision.accepted(new MoneyDeposited(money("1"), LocalDate.of(2026, 4, 1), null, null)));
    }

    @Test
    void anAccountIsOpenedWithItsLimitAndNumber() {
        var open = new OpenAccount(ID, null, "owner-1", money("600"), "DE89-1");
        assertThat(decide(open, Account.Unopened.FREE))
                .isEqualTo(Decision.accepted(
                        new AccountOpened("owner-1", money("600"), new PlainText(null, null, null, null, "DE89-1"))));
    }

    /** What the account's balance is then, or the name of the refusal. */
    private static String outcome(AccountCommand command, Account account) {
        return switch (decide(command, account)) {
            case Decision.Refused(var refusal) -> refusal.getClass().getSimpleName();
            case Decision.Accepted(var events) -> {
                var then = account;
                for (var event : events) {
                    then = then.evolve(event);
                }
                assertThat(then.version()).isEqualTo(account.version() + events.size());
                yield Long.toString(((Account.Opened) then).balance().minor());
            }
        };
    }

    private static Decision decide(AccountCommand command, Account account) {
        return AccountDecider.decide(command, account, NOW);
    }

    private static AccountCommand command(String text, @Nullable Long ifVersion) {
        var words = text.split(" ", -1);
        return switch (words[0]) {
            case "open" -> new OpenAccount(ID, ifVersion, "owner-1", money("0"), "DE89-1");
            case "deposit" -> new Deposit(ID, ifVersion, entry(words));
            case "withdraw" -> new Withdraw(ID, ifVersion, entry(words));
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Entry entry(String[] words) {
        var currency = words.length > 2 ? Currency.of(words[2]) : EUR;
        return new Entry(new Money(minor(words[1]), currency), null, null, null);
    }

    private static Money money(String minor) {
        return new Money(minor(minor), EUR);
    }

    private static long minor(String text) {
        var below = text.startsWith("max-") ? Long.parseLong(text.substring(4)) : 0;
        return text.startsWith("max") ? Long.MAX_VALUE - below : Long.parseLong(text);
    }
}
