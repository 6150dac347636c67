package io.fundsledger.command.account;

import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a command does not happen. Each has a name in the API and a section in docs/refusals.md. A figure is null where it
 * is that of another account than the command's own, which is nobody's business.
 */
public sealed interface Refusal {

    /** What an account says, from its own history. */
    sealed interface ByAccount extends Refusal {}

    record AccountAlreadyExists(UUID accountId) implements ByAccount {}

    record AccountNumberTaken(String accountNumber) implements ByAccount {}

    record SameAccount(UUID accountId) implements ByAccount {}

    record AccountNotFound(UUID accountId) implements ByAccount {}

    record VersionMismatch(long expectedVersion, long currentVersion) implements ByAccount {}

    record AccountClosed(UUID accountId) implements ByAccount {}

    record AccountFrozen(UUID accountId) implements ByAccount {}

    record AccountNotFrozen(UUID accountId) implements ByAccount {}

    record CurrencyMismatch(UUID accountId, @Nullable Currency accountCurrency, Currency requestedCurrency)
            implements ByAccount {}

    record HoldNotFound(UUID accountId, long holdId) implements ByAccount {}

    record HoldAlreadyCaptured(UUID accountId, long holdId) implements ByAccount {}

    record HoldAlreadyReleased(UUID accountId, long holdId) implements ByAccount {}

    record HoldExpired(UUID accountId, long holdId) implements ByAccount {}

    record HoldsOpen(UUID accountId, Money held) implements ByAccount {}

    record EntryNotFound(UUID accountId, long entryId) implements ByAccount {}

    record EntryAlreadyReversed(UUID accountId, long entryId) implements ByAccount {}

    /** It is a reversal itself. */
    record EntryNotReversible(UUID accountId, long entryId) implements ByAccount {}

    /** The balance, or the balance with holds or the overdraft limit, would be more than can be counted. */
    record AmountTooLarge(UUID accountId, @Nullable Money balance, Money requested) implements ByAccount {}

    record ExpiryNotInFuture(Instant expiresAt, Instant now) implements ByAccount {}

    record CaptureExceedsHold(Money held, Money requested) implements ByAccount {}

    record InsufficientFunds(UUID accountId, @Nullable Money available, Money requested) implements ByAccount {}

    /** With the lower limit, less than nothing would be available. */
    record OverdraftInUse(Money available, Money overdraftLimit, Money requested) implements ByAccount {}

    record BalanceNotZero(UUID accountId, Money balance) implements ByAccount {}

    /** The same key came with other content before. */
    record IdempotencyKeyReused(String idempotencyKey) implements Refusal {}

    /**
     * It was recorded before this ledger was made of an exported log, which does not tell what was answered.
     *
     * @param version of the account, made by the first of its events
     */
    record CommandImported(String idempotencyKey, UUID accountId, long version) implements Refusal {}

    /**
     * Another command of its batch was refused, so that none of them is recorded.
     *
     * @param refused the place of that command in the batch, from 0
     */
    record BatchAborted(int refused) implements Refusal {}

    /**
     * Some commands of a batch that is to be recorded as a whole were recorded before, some were not.
     *
     * @param recorded whether this one was
     */
    record BatchPartlyRecorded(boolean recorded) implements Refusal {}

    /** The ledger does not write such events yet: some of their readers could not read them. */
    record CommandNotEnabled(String eventName) implements Refusal {}

    /** What has nothing to do with the account: the same request may succeed later. */
    sealed interface NotNow extends Refusal {}

    record QueueFull(int waiting) implements NotNow {}

    /** The event store cannot be reached, or did not answer in time. */
    record StoreUnavailable() implements NotNow {}

    /** Kafka holds events that the log does not: an older copy of the event store is running. */
    record LogBehindTopic() implements NotNow {}

    /** The clock of this machine is behind what the log has already recorded. */
    record ClockBehindLog(long secondsBehind) implements NotNow {}
}
