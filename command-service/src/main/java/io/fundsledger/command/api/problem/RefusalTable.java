package io.fundsledger.command.api.problem;

import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_ALREADY_EXISTS;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_CLOSED;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_FROZEN;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_NOT_FOUND;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_NOT_FROZEN;
import static io.fundsledger.command.api.problem.ProblemType.ACCOUNT_NUMBER_TAKEN;
import static io.fundsledger.command.api.problem.ProblemType.AMOUNT_TOO_LARGE;
import static io.fundsledger.command.api.problem.ProblemType.BALANCE_NOT_ZERO;
import static io.fundsledger.command.api.problem.ProblemType.BATCH_ABORTED;
import static io.fundsledger.command.api.problem.ProblemType.BATCH_PARTLY_RECORDED;
import static io.fundsledger.command.api.problem.ProblemType.CAPTURE_EXCEEDS_HOLD;
import static io.fundsledger.command.api.problem.ProblemType.CLOCK_BEHIND_LOG;
import static io.fundsledger.command.api.problem.ProblemType.COMMAND_IMPORTED;
import static io.fundsledger.command.api.problem.ProblemType.COMMAND_NOT_ENABLED;
import static io.fundsledger.command.api.problem.ProblemType.CURRENCY_MISMATCH;
import static io.fundsledger.command.api.problem.ProblemType.ENTRY_ALREADY_REVERSED;
import static io.fundsledger.command.api.problem.ProblemType.ENTRY_NOT_FOUND;
import static io.fundsledger.command.api.problem.ProblemType.ENTRY_NOT_REVERSIBLE;
import static io.fundsledger.command.api.problem.ProblemType.EXPIRY_NOT_IN_FUTURE;
import static io.fundsledger.command.api.problem.ProblemType.HOLDS_OPEN;
import static io.fundsledger.command.api.problem.ProblemType.HOLD_ALREADY_CAPTURED;
import static io.fundsledger.command.api.problem.ProblemType.HOLD_ALREADY_RELEASED;
import static io.fundsledger.command.api.problem.ProblemType.HOLD_EXPIRED;
import static io.fundsledger.command.api.problem.ProblemType.HOLD_NOT_FOUND;
import static io.fundsledger.command.api.problem.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static io.fundsledger.command.api.problem.ProblemType.INSUFFICIENT_FUNDS;
import static io.fundsledger.command.api.problem.ProblemType.LOG_BEHIND_TOPIC;
import static io.fundsledger.command.api.problem.ProblemType.OVERDRAFT_IN_USE;
import static io.fundsledger.command.api.problem.ProblemType.QUEUE_FULL;
import static io.fundsledger.command.api.problem.ProblemType.SAME_ACCOUNT;
import static io.fundsledger.command.api.problem.ProblemType.STORE_UNAVAILABLE;
import static io.fundsledger.command.api.problem.ProblemType.VERSION_MISMATCH;

import io.fundsledger.command.account.Refusal;
import io.fundsledger.command.account.Refusal.AccountAlreadyExists;
import io.fundsledger.command.account.Refusal.AccountClosed;
import io.fundsledger.command.account.Refusal.AccountFrozen;
import io.fundsledger.command.account.Refusal.AccountNotFound;
import io.fundsledger.command.account.Refusal.AccountNotFrozen;
import io.fundsledger.command.account.Refusal.AccountNumberTaken;
import io.fundsledger.command.account.Refusal.AmountTooLarge;
import io.fundsledger.command.account.Refusal.BalanceNotZero;
import io.fundsledger.command.account.Refusal.BatchAborted;
import io.fundsledger.command.account.Refusal.BatchPartlyRecorded;
import io.fundsledger.command.account.Refusal.CaptureExceedsHold;
import io.fundsledger.command.account.Refusal.ClockBehindLog;
import io.fundsledger.command.account.Refusal.CommandImported;
import io.fundsledger.command.account.Refusal.CommandNotEnabled;
import io.fundsledger.command.account.Refusal.CurrencyMismatch;
import io.fundsledger.command.account.Refusal.EntryAlreadyReversed;
import io.fundsledger.command.account.Refusal.EntryNotFound;
import io.fundsledger.command.account.Refusal.EntryNotReversible;
import io.fundsledger.command.account.Refusal.ExpiryNotInFuture;
import io.fundsledger.command.account.Refusal.HoldAlreadyCaptured;
import io.fundsledger.command.account.Refusal.HoldAlreadyReleased;
import io.fundsledger.command.account.Refusal.HoldExpired;
import io.fundsledger.command.account.Refusal.HoldNotFound;
import io.fundsledger.command.account.Refusal.HoldsOpen;
import io.fundsledger.command.account.Refusal.IdempotencyKeyReused;
import io.fundsledger.command.account.Refusal.InsufficientFunds;
import io.fundsledger.command.account.Refusal.LogBehindTopic;
import io.fundsledger.command.account.Refusal.OverdraftInUse;
import io.fundsledger.command.account.Refusal.QueueFull;
import io.fundsledger.command.account.Refusal.SameAccount;
import io.fundsledger.command.account.Refusal.StoreUnavailable;
import io.fundsledger.command.account.Refusal.VersionMismatch;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** What each refusal is over HTTP: one row a refusal. */
public final class RefusalTable {

    private static final Duration SHORTLY = Duration.ofSeconds(1);
    private static final Duration WHEN_AN_OPERATOR_HAS_DECIDED = Duration.ofSeconds(30);

    private RefusalTable() {}

    public static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case AccountAlreadyExists(var account) ->
                of(ACCOUNT_ALREADY_EXISTS, account, "There is an account %s already.".formatted(account));
            case AccountNumberTaken(var number) ->
                Problem.of(
                        ACCOUNT_NUMBER_TAKEN,
                        "Another account has the number %s.".formatted(number),
                        Map.of("accountNumber", number));
            case SameAccount(var account) ->
                of(SAME_ACCOUNT, account, "Account %s cannot send to itself.".formatted(account));
            case AccountNotFound(var account) ->
                of(ACCOUNT_NOT_FOUND, account, "There is no account %s.".formatted(account));
            case VersionMismatch(var expected, var current) ->
                Problem.of(
                        VERSION_MISMATCH,
                        "The account is at version %d, not %d.".formatted(current, expected),
                        Map.of("expectedVersion", expected, "currentVersion", current));
            case AccountClosed(var account) ->
                of(ACCOUNT_CLOSED, account, "Account %s is closed for good.".formatted(account));
            case AccountFrozen(var account) -> of(ACCOUNT_FROZEN, account, "Account %s is frozen.".formatted(account));
            case AccountNotFrozen(var account) ->
                of(ACCOUNT_NOT_FROZEN, account, "Account %s is not frozen.".formatted(account));
            case CurrencyMismatch(var account, var kept, var requested) ->
                Problem.of(
                        CURRENCY_MISMATCH,
                        kept == null
                                ? "Account %s is not kept in %s.".formatted(account, requested)
                                : "The account is kept in %s, not in %s.".formatted(kept, requested),
                        Figures.of(account)
                                .and("accountCurrency", kept == null ? null : kept.code())
                                .and("requestedCurrency", requested.code())
                                .all());
            case HoldNotFound(var account, var hold) -> ofHold(HOLD_NOT_FOUND, account, hold, "There is no hold %d.");
            case HoldAlreadyCaptured(var account, var hold) ->
                ofHold(HOLD_ALREADY_CAPTURED, account, hold, "Hold %d was captured.");
            case HoldAlreadyReleased(var account, var hold) ->
                ofHold(HOLD_ALREADY_RELEASED, account, hold, "Hold %d was released.");
            case HoldExpired(var account, var hold) -> ofHold(HOLD_EXPIRED, account, hold, "Hold %d has expired.");
            case HoldsOpen(var account, var held) ->
                Problem.of(
                        HOLDS_OPEN,
                        "%s are held: capture or release them first.".formatted(held),
                        Figures.of(account).and("held", held).all());
            case EntryNotFound(var account, var entry) ->
                ofEntry(ENTRY_NOT_FOUND, account, entry, "There is no entry %d.");
            case EntryAlreadyReversed(var account, var entry) ->
                ofEntry(ENTRY_ALREADY_REVERSED, account, entry, "Entry %d was reversed.");
            case EntryNotReversible(var account, var entry) ->
                ofEntry(ENTRY_NOT_REVERSIBLE, account, entry, "Entry %d is a reversal itself.");
            case AmountTooLarge(var account, var balance, var requested) ->
                Problem.of(
                        AMOUNT_TOO_LARGE,
                        balance == null
                                ? "%s are too much for account %s.".formatted(requested, account)
                                : "%s are too much for a balance of %s.".formatted(requested, balance),
                        Figures.of(account)
                                .and("balance", balance)
                                .and("requested", requested)
                                .all());
            case ExpiryNotInFuture(var expiresAt, var now) ->
                Problem.of(
                        EXPIRY_NOT_IN_FUTURE,
                        "At %s it is too late for a hold until %s.".formatted(now, expiresAt),
                        Map.of("expiresAt", expiresAt.toString(), "now", now.toString()));
            case CaptureExceedsHold(var held, var requested) ->
                Problem.of(
                        CAPTURE_EXCEEDS_HOLD,
                        "%s are held, %s were to be captured.".formatted(held, requested),
                        Map.of(
                                "held", held.toDecimal(),
                                "requested", requested.toDecimal(),
                                "currency", requested.currency().code()));
            case InsufficientFunds(var account, var available, var requested) ->
                Problem.of(
                        INSUFFICIENT_FUNDS,
                        available == null
                                ? "Account %s has less than %s.".formatted(account, requested)
                                : "%s are available, %s were requested.".formatted(available, requested),
                        Figures.of(account)
                                .and("available", available)
                                .and("requested", requested)
                                .all());
            case OverdraftInUse(var available, var limit, var requested) ->
                Problem.of(
                        OVERDRAFT_IN_USE,
                        "%s are available with a limit of %s: it cannot become %s."
                                .formatted(available, limit, requested),
                        Map.of(
                                "available", available.toDecimal(),
                                "overdraftLimit", limit.toDecimal(),
                                "requested", requested.toDecimal(),
                                "currency", requested.currency().code()));
            case BalanceNotZero(var account, var balance) ->
                Problem.of(
                        BALANCE_NOT_ZERO,
                        "The balance is %s.".formatted(balance),
                        Figures.of(account).and("balance", balance).all());
            case IdempotencyKeyReused(var key) ->
                Problem.of(
                        IDEMPOTENCY_KEY_REUSED,
                        "A command with other content was recorded under the key %s.".formatted(key),
                        Map.of("idempotencyKey", key));
            case BatchAborted(var culprit) ->
                Problem.of(
                        BATCH_ABORTED,
                        "The command at place %d was refused, so none of the batch is recorded.".formatted(culprit),
                        Map.of("refusedCommand", "/commands/" + culprit));
            case BatchPartlyRecorded(var recorded) ->
                Problem.of(
                        BATCH_PARTLY_RECORDED,
                        recorded
                                ? "This command was recorded before; others of the batch were not."
                                : "This command was not recorded; others of the batch were before.",
                        Map.of("recorded", recorded));
            case CommandImported(var key, var account, var version) ->
                Problem.of(
                        COMMAND_IMPORTED,
                        "The command is recorded as version %d of the account %s; what was answered is not known."
                                .formatted(version, account),
                        Map.of("idempotencyKey", key, "accountId", account, "version", version));
            case CommandNotEnabled(var event) ->
                Problem.of(
                        COMMAND_NOT_ENABLED,
                        "The ledger does not write %s yet.".formatted(event),
                        Map.of("event", event));
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

    private static Problem of(ProblemType type, UUID account, String detail) {
        return Problem.of(type, detail, Figures.of(account).all());
    }

    private static Problem ofHold(ProblemType type, UUID account, long holdId, String detail) {
        return Problem.of(
                type,
                detail.formatted(holdId),
                Figures.of(account).and("holdId", holdId).all());
    }

    private static Problem ofEntry(ProblemType type, UUID account, long entryId, String detail) {
        return Problem.of(
                type,
                detail.formatted(entryId),
                Figures.of(account).and("entryId", entryId).all());
    }
}
