package io.fundsledger.command.api.problem;

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
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One of each refusal there is, to show or to count. */
public final class RefusalExamples {

    private static final Currency EUR = Currency.of("EUR");
    private static final UUID ACCOUNT = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    private RefusalExamples() {}

    public static List<Refusal> all() {
        return List.of(
                new AccountAlreadyExists(ACCOUNT),
                new AccountNumberTaken("DE89-1"),
                new SameAccount(ACCOUNT),
                new AccountNotFound(ACCOUNT),
                new VersionMismatch(3, 5),
                new AccountClosed(ACCOUNT),
                new AccountFrozen(ACCOUNT),
                new AccountNotFrozen(ACCOUNT),
                new CurrencyMismatch(ACCOUNT, EUR, Currency.of("CZK")),
                new HoldNotFound(ACCOUNT, 42),
                new HoldAlreadyCaptured(ACCOUNT, 42),
                new HoldAlreadyReleased(ACCOUNT, 42),
                new HoldExpired(ACCOUNT, 42),
                new HoldsOpen(ACCOUNT, eur(15_00)),
                new EntryNotFound(ACCOUNT, 42),
                new EntryAlreadyReversed(ACCOUNT, 42),
                new EntryNotReversible(ACCOUNT, 42),
                new AmountTooLarge(ACCOUNT, eur(Long.MAX_VALUE), eur(1)),
                new ExpiryNotInFuture(Instant.parse("2025-08-31T09:30:00Z"), Instant.parse("2025-08-31T09:30:01Z")),
                new CaptureExceedsHold(eur(15_00), eur(15_01)),
                new InsufficientFunds(ACCOUNT, eur(87_66), eur(1000_00)),
                new OverdraftInUse(eur(100_00), eur(500_00), eur(399_99)),
                new BalanceNotZero(ACCOUNT, eur(87_66)),
                new IdempotencyKeyReused("withdrawal-1"),
                new BatchAborted(1),
                new BatchPartlyRecorded(true),
                new CommandImported("withdrawal-1", ACCOUNT, 42),
                new CommandNotEnabled("transfer-sent"),
                new QueueFull(16_384),
                new StoreUnavailable(),
                new LogBehindTopic(),
                new ClockBehindLog(7));
    }

    private static Money eur(long minor) {
        return new Money(minor, EUR);
    }
}
