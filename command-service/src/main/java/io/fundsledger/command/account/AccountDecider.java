package io.fundsledger.command.account;

import static io.fundsledger.command.account.Checks.refuseIf;

import io.fundsledger.command.account.Account.Closed;
import io.fundsledger.command.account.Account.Known;
import io.fundsledger.command.account.Account.Opened;
import io.fundsledger.command.account.Account.Unopened;
import io.fundsledger.command.account.AccountCommand.CaptureHold;
import io.fundsledger.command.account.AccountCommand.Close;
import io.fundsledger.command.account.AccountCommand.Deposit;
import io.fundsledger.command.account.AccountCommand.ExpireHold;
import io.fundsledger.command.account.AccountCommand.Freeze;
import io.fundsledger.command.account.AccountCommand.OpenAccount;
import io.fundsledger.command.account.AccountCommand.PlaceHold;
import io.fundsledger.command.account.AccountCommand.ReleaseHold;
import io.fundsledger.command.account.AccountCommand.ReverseEntry;
import io.fundsledger.command.account.AccountCommand.SetOverdraftLimit;
import io.fundsledger.command.account.AccountCommand.Transfer;
import io.fundsledger.command.account.AccountCommand.Unfreeze;
import io.fundsledger.command.account.AccountCommand.Withdraw;
import io.fundsledger.command.account.Decision.Accepted;
import io.fundsledger.command.account.Decision.Change;
import io.fundsledger.command.account.Refusal.AccountAlreadyExists;
import io.fundsledger.command.account.Refusal.AccountClosed;
import io.fundsledger.command.account.Refusal.AccountNotFound;
import io.fundsledger.command.account.Refusal.AccountNumberTaken;
import io.fundsledger.command.account.Refusal.SameAccount;
import io.fundsledger.command.account.Refusal.VersionMismatch;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.EventText.PlainText;
import io.fundsledger.events.OtherLeg;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an account. The order of checks is part of the contract: same account, accounts exist, version, closed,
 * frozen, currency, hold or entry, range, funds; the first that fails is the answer. Where two accounts are concerned,
 * each check is made of the command's own account, then of the other.
 */
public final class AccountDecider {

    private final Map<UUID, Account> accounts;
    private final @Nullable NamedEntry named;
    private final Moment moment;

    private AccountDecider(Map<UUID, Account> accounts, @Nullable NamedEntry named, Moment moment) {
        this.accounts = accounts;
        this.named = named;
        this.moment = moment;
    }

    /**
     * What becomes of a command.
     *
     * @param accounts those of {@link #accountsOf}, with all of their events; one that is left out has none
     * @param named what the log holds at the version that a {@link AccountCommand.NamesEntry} names; else null
     * @param moment not before the last event of any of these accounts
     */
    public static Decision decide(
            AccountCommand command, Map<UUID, Account> accounts, @Nullable NamedEntry named, Moment moment) {
        return new AccountDecider(accounts, named, moment).decide(command);
    }

    /** The accounts that a command is about, its own first. */
    public static List<UUID> accountsOf(AccountCommand command, @Nullable NamedEntry named) {
        var own = command.accountId();
        return switch (command) {
            case Transfer transfer -> List.of(own, transfer.toAccountId());
            case ReverseEntry reverse ->
                Optional.ofNullable(named)
                        .flatMap(NamedEntry::otherLeg)
                        .map(OtherLeg::accountId)
                        .map(other -> List.of(own, other))
                        .orElseGet(() -> List.of(own));
            case OpenAccount open -> List.of(own);
            case Deposit deposit -> List.of(own);
            case Withdraw withdraw -> List.of(own);
            case PlaceHold place -> List.of(own);
            case CaptureHold capture -> List.of(own);
            case ReleaseHold release -> List.of(own);
            case ExpireHold expire -> List.of(own);
            case SetOverdraftLimit limit -> List.of(own);
            case Freeze freeze -> List.of(own);
            case Unfreeze unfreeze -> List.of(own);
            case Close close -> List.of(own);
        };
    }

    private Decision decide(AccountCommand command) {
        return switch (command) {
            case OpenAccount open -> open(open);
            case Deposit deposit -> onOne(deposit, account -> EntryRules.deposit(deposit, account, moment));
            case Withdraw withdraw -> onOne(withdraw, account -> EntryRules.withdraw(withdraw, account, moment));
            case Transfer transfer -> transfer(transfer);
            case PlaceHold place -> onOne(place, account -> HoldRules.place(place, account, moment));
            case CaptureHold capture -> onOne(capture, account -> HoldRules.capture(capture, account, named, moment));
            case ReleaseHold release -> onOne(release, account -> HoldRules.release(release, account, named));
            case ExpireHold expire -> onOne(expire, account -> HoldRules.expire(expire, account, named));
            case ReverseEntry reverse -> reverse(reverse);
            case SetOverdraftLimit limit -> onOne(limit, account -> StateRules.limit(limit, account));
            case Freeze freeze -> onOne(freeze, account -> StateRules.freeze(freeze, account));
            case Unfreeze unfreeze -> onOne(unfreeze, account -> StateRules.unfreeze(unfreeze, account));
            case Close close -> onOne(close, account -> StateRules.close(close, account));
        };
    }

    private Decision open(OpenAccount open) {
        return switch (account(open.accountId())) {
            case Known known -> Decision.refused(new AccountAlreadyExists(open.accountId()));
            case Unopened unopened ->
                versionMismatch(open, unopened)
                        .or(() -> refuseIf(
                                unopened.numberTaken(),
                                () -> new AccountNumberTaken(Objects.requireNonNull(open.accountNumber()))))
                        .map(Decision::refused)
                        .orElseGet(() -> new Accepted(List.of(new Change(open.accountId(), List.of(opened(open))))));
        };
    }

    private static AccountOpened opened(OpenAccount open) {
        var number = open.accountNumber();
        var text = number == null ? null : new PlainText(null, null, null, null, number);
        return new AccountOpened(open.ownerId(), open.overdraftLimit(), text);
    }

    private Decision transfer(Transfer transfer) {
        return transfer.accountId().equals(transfer.toAccountId())
                ? Decision.refused(new SameAccount(transfer.accountId()))
                : onTwo(
                        transfer,
                        transfer.toAccountId(),
                        (sender, receiver) -> EntryRules.transfer(transfer, sender, receiver, moment));
    }

    private Decision reverse(ReverseEntry reverse) {
        var other = Optional.ofNullable(named).flatMap(NamedEntry::otherLeg);
        return other.isEmpty()
                ? onOne(reverse, account -> ReversalRules.reverse(reverse, account, named))
                : onTwo(
                        reverse,
                        other.get().accountId(),
                        (account, far) ->
                                ReversalRules.reverseTransfer(reverse, account, far, Objects.requireNonNull(named)));
    }

    private Decision onOne(AccountCommand command, Function<Draft, Decision> rule) {
        var own = command.accountId();
        return notFound(own)
                .or(() -> versionMismatch(command, account(own)))
                .or(() -> closed(own))
                .map(Decision::refused)
                .orElseGet(() -> rule.apply(draft(own, true)));
    }

    private Decision onTwo(AccountCommand command, UUID other, BiFunction<Draft, Draft, Decision> rule) {
        var own = command.accountId();
        return notFound(own)
                .or(() -> notFound(other))
                .or(() -> versionMismatch(command, account(own)))
                .or(() -> closed(own))
                .or(() -> closed(other))
                .map(Decision::refused)
                .orElseGet(() -> rule.apply(draft(own, true), draft(other, false)));
    }

    private Draft draft(UUID accountId, boolean own) {
        return Draft.of(accountId, own, (Opened) account(accountId), moment.at());
    }

    private Optional<Refusal> notFound(UUID accountId) {
        return refuseIf(account(accountId) instanceof Unopened, () -> new AccountNotFound(accountId));
    }

    private Optional<Refusal> closed(UUID accountId) {
        return refuseIf(account(accountId) instanceof Closed, () -> new AccountClosed(accountId));
    }

    private static Optional<Refusal> versionMismatch(AccountCommand command, Account account) {
        var expected = command.ifVersion();
        return refuseIf(
                expected != null && expected != account.version(),
                () -> new VersionMismatch(Objects.requireNonNull(expected), account.version()));
    }

    private Account account(UUID accountId) {
        return accounts.getOrDefault(accountId, Unopened.FREE);
    }
}
