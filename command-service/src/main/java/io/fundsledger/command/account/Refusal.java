package io.fundsledger.command.account;

import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.util.UUID;

/** Why a command does not happen. Each has a name in the API and a section in docs/refusals.md. */
public sealed interface Refusal {

    /** What an account says, from its own history. */
    sealed interface ByAccount extends Refusal {}

    record AccountAlreadyExists(UUID accountId) implements ByAccount {}

    record AccountNumberTaken(String accountNumber) implements ByAccount {}

    record AccountNotFound(UUID accountId) implements ByAccount {}

    record VersionMismatch(long expectedVersion, long currentVersion) implements ByAccount {}

    record CurrencyMismatch(Currency accountCurrency, Currency requestedCurrency) implements ByAccount {}

    /** The balance, or the balance with the overdraft limit, would be more than can be counted. */
    record AmountTooLarge(Money balance, Money requested) implements ByAccount {}

    record InsufficientFunds(Money available, Money requested) implements ByAccount {}

    /** The same key came with other content before. */
    record IdempotencyKeyReused(String idempotencyKey) implements Refusal {}

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
