package io.fundsledger.command.account;

import io.fundsledger.command.account.Account.Opened;
import io.fundsledger.command.account.Account.Unopened;
import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.AccountCommand.Withdraw;
import io.fundsledger.command.account.Refusal.AccountAlreadyExists;
import io.fundsledger.command.account.Refusal.AccountNotFound;
import io.fundsledger.command.account.Refusal.AccountNumberTaken;
import io.fundsledger.command.account.Refusal.AmountTooLarge;
import io.fundsledger.command.account.Refusal.CurrencyMismatch;
import io.fundsledger.command.account.Refusal.InsufficientFunds;
import io.fundsledger.command.account.Refusal.VersionMismatch;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.money.Money;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The rules of an account. The order of checks is part of the contract: account exists, version, currency, range,
 * funds; the first that fails is the answer.
 */
public final class AccountDecider {

    private AccountDecider() {}

    public static Decision decide(AccountCommand command, Account account, Moment moment) {
        return switch (command) {
            case OpenAccount open -> open(open, account);
            case Deposit deposit -> onOpened(deposit, account, opened -> deposit(deposit.entry(), opened, moment));
            case Withdraw withdraw -> onOpened(withdraw, account, opened -> withdraw(withdraw.entry(), opened, moment));
        };
    }

    private static Decision open(OpenAccount open, Account account) {
        return switch (account) {
            case Opened opened -> Decision.refused(new AccountAlreadyExists(open.accountId()));
            case Unopened(var numberTaken) ->
                versionMismatch(open, account)
                        .or(() -> numberTaken
                                ? Optional.of(new AccountNumberTaken(Objects.requireNonNull(open.accountNumber())))
                                : Optional.empty())
                        .map(Decision::refused)
                        .orElseGet(() -> Decision.accepted(opened(open)));
        };
    }

    private static AccountOpened opened(OpenAccount open) {
        var number = open.accountNumber();
        var text = number == null ? null : new PlainText(null, null, null, null, number);
        return new AccountOpened(open.ownerId(), open.overdraftLimit(), text);
    }

    private static Decision deposit(Entry entry, Opened account, Moment moment) {
        return wrongCurrency(entry, account)
                .or(() -> tooLarge(entry, account))
                .map(Decision::refused)
                .orElseGet(() -> Decision.accepted(
                        new MoneyDeposited(entry.amount(), valueDate(entry, moment), entry.category(), entry.text())));
    }

    private static Decision withdraw(Entry entry, Opened account, Moment moment) {
        return wrongCurrency(entry, account)
                .or(() -> insufficient(entry, account))
                .map(Decision::refused)
                .orElseGet(() -> Decision.accepted(
                        new MoneyWithdrawn(entry.amount(), valueDate(entry, moment), entry.category(), entry.text())));
    }

    private static Decision onOpened(AccountCommand command, Account account, Function<Opened, Decision> rule) {
        return switch (account) {
            case Unopened none -> Decision.refused(new AccountNotFound(command.accountId()));
            case Opened opened ->
                versionMismatch(command, opened).map(Decision::refused).orElseGet(() -> rule.apply(opened));
        };
    }

    private static Optional<Refusal> versionMismatch(AccountCommand command, Account account) {
        var expected = command.ifVersion();
        return refuseIf(
                expected != null && expected != account.version(),
                () -> new VersionMismatch(Objects.requireNonNull(expected), account.version()));
    }

    private static Optional<Refusal> wrongCurrency(Entry entry, Opened account) {
        var requested = entry.amount().currency();
        return refuseIf(
                !requested.equals(account.currency()), () -> new CurrencyMismatch(account.currency(), requested));
    }

    private static Optional<Refusal> tooLarge(Entry entry, Opened account) {
        try {
            account.balance().plus(entry.amount()).plus(account.overdraftLimit());
            return Optional.empty();
        } catch (ArithmeticException overflow) {
            return Optional.of(new AmountTooLarge(account.balance(), entry.amount()));
        }
    }

    private static Optional<Refusal> insufficient(Entry entry, Opened account) {
        Money available = account.available();
        return refuseIf(
                entry.amount().minor() > available.minor(), () -> new InsufficientFunds(available, entry.amount()));
    }

    private static Optional<Refusal> refuseIf(boolean fails, Supplier<Refusal> refusal) {
        return fails ? Optional.of(refusal.get()) : Optional.empty();
    }

    private static LocalDate valueDate(Entry entry, Moment moment) {
        var given = entry.valueDate();
        return given == null ? moment.today() : given;
    }
}
