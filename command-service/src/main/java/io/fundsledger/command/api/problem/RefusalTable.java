package io.fundsledger.command.api.problem;

import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_ALREADY_EXISTS;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_NOT_FOUND;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_NUMBER_TAKEN;
import static io.fundsledger.command.api.problem.ProblemType.AMOUNT_TOO_LARGE;
import static io.fundsledger.command.api.problem.ProblemType.CLOCK_BEHIND_LOG;
import static io.fundsledger.command.api.problem.ProblemType.CURRENCY_MISMATCH;
import static io.fundsledger.command.api.problem.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static io.fundsledger.command.api.problem.ProblemType.INSUFFICIENT_FUNDS;
import static io.fundsledger.command.api.problem.ProblemType.LOG_BEHIND_TOPIC;
import static io.fundsledger.command.api.problem.ProblemType.QUEUE_FULL;
import static io.fundsledger.command.api.problem.ProblemType.STORE_UNAVAILABLE;
import static io.fundsledger.command.api.problem.ProblemType.VERSION_MISMATCH;

import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.AccountAlreadyExists;
import io.fundsledger.command.account.Refusal.AccountNotFound;
import io.fundsledger.command.account.Refusal.AccountNumberTaken;
import io.fundsledger.command.account.Refusal.AmountTooLarge;
import io.fundsledger.command.account.Refusal.ClockBehindLog;
import io.fundsledger.command.account.Refusal.CurrencyMismatch;
import io.fundsledger.command.account.Refusal.IdempotencyKeyReused;
import io.fundsledger.command.account.Refusal.InsufficientFunds;
import io.fundsledger.command.account.Refusal.LogBehindTopic;
import io.fundsledger.command.account.Refusal.QueueFull;
import io.fundsledger.command.account.Refusal.StoreUnavailable;
import io.fundsledger.command.account.Refusal.VersionMismatch;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What each refusal is over HTTP: one row a refusal. */
public final class RefusalTable {

    private static final Duration SHORTLY = Duration.ofSeconds(1);
    private static final Duration WHEN_AN_OPERATOR_HAS_DECIDED = Duration.ofSeconds(30);

    private RefusalTable() {}

    /** One of each refusal there is, to show or to count. */
    public static List<Refusal> examples() {
        var eur = Currency.of("EUR");
        var account = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
        return List.of(
                new AccountAlreadyExists(account),
                new AccountNumberTaken("DE89-1"),
                new AccountNotFound(account),
                new VersionMismatch(3, 5),
                new CurrencyMismatch(eur, Currency.of("CZK")),
                new AmountTooLarge(new Money(Long.MAX_VALUE, eur), new Money(1, eur)),
                new InsufficientFunds(new Money(8766, eur), new Money(100_000, eur)),
                new IdempotencyKeyReused("withdrawal-1"),
                new QueueFull(4096),
                new StoreUnavailable(),
                new LogBehindTopic(),
                new ClockBehindLog(7));
    }

    public static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case AccountAlreadyExists(var accountId) ->
                Problem.of(ACCOUNT_ALREADY_EXISTS, "There is an account %s already.".formatted(accountId));
            case AccountNumberTaken(var number) ->
                Problem.of(
                        ACCOUNT_NUMBER_TAKEN,
                        "Another account has the number %s.".formatted(number),
                        Map.of("accountNumber", number));
            case AccountNotFound(var accountId) ->
                Problem.of(ACCOUNT_NOT_FOUND, "There is no account %s.".formatted(accountId));
            case VersionMismatch(var expected, var current) ->
                Problem.of(
                        VERSION_MISMATCH,
                        "The account is at version %d, not %d.".formatted(current, expected),
                        Map.of("expectedVersion", expected, "currentVersion", current));
            case CurrencyMismatch(var account, var requested) ->
                Problem.of(
                        CURRENCY_MISMATCH,
                        "The account is kept in %s, not in %s.".formatted(account, requested),
                        Map.of("accountCurrency", account.code(), "requestedCurrency", requested.code()));
            case AmountTooLarge(var balance, var requested) ->
                Problem.of(
                        AMOUNT_TOO_LARGE,
                        "%s cannot be added to a balance of %s.".formatted(requested, balance),
                        Map.of(
                                "balance", balance.toDecimal(),
                                "requested", requested.toDecimal(),
                                "currency", requested.currency().code()));
            case InsufficientFunds(var available, var requested) ->
                Problem.of(
                        INSUFFICIENT_FUNDS,
                        "%s are available, %s were requested.".formatted(available, requested),
                        Map.of(
                                "available", available.toDecimal(),
                                "requested", requested.toDecimal(),
                                "currency", requested.currency().code()));
            case IdempotencyKeyReused(var key) ->
                Problem.of(
                        IDEMPOTENCY_KEY_REUSED,
                        "A command with other content was recorded under the key %s.".formatted(key),
                        Map.of("idempotencyKey", key));
            case QueueFull(var waiting) ->
                Problem.retryable(QUEUE_FULL, "%d commands are waiting.".formatted(waiting), SHORTLY);
            case StoreUnavailable() ->
                Problem.retryable(
                        STORE_UNAVAILABLE,
                        "It is not known whether the command was recorded: repeat it with the same key.",
                        SHORTLY);
            case LogBehindTopic() ->
                Problem.retryable(
                        LOG_BEHIND_TOPIC,
                        "Events were published that this event store does not hold; an operator has to decide.",
                        WHEN_AN_OPERATOR_HAS_DECIDED);
            case ClockBehindLog(var seconds) ->
                Problem.retryable(
                        CLOCK_BEHIND_LOG,
                        "This server's clock is %d s behind what is recorded.".formatted(seconds),
                        Duration.ofSeconds(seconds));
        };
    }
}
