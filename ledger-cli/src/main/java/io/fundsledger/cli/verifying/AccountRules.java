package io.fundsledger.cli.verifying;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fundsledger.cli.verifying.AccountHistory.Status;
import io.fundsledger.cli.verifying.OpenHolds.Hold;
import java.util.UUID;

/**
 * Which event may follow on which history, and what it makes of it. Unlike a service, which counts an event as it was
 * recorded, this also asks whether the rules allowed it when it was.
 */
final class AccountRules {

    private static final byte[] CREDIT = "credit".getBytes(ISO_8859_1);
    private static final byte[] DEBIT = "debit".getBytes(ISO_8859_1);
    private static final byte[] TRUE = "true".getBytes(ISO_8859_1);

    private AccountRules() {}

    /** The history that an account's first event begins. */
    static AccountHistory open(UUID account, RawLine line) {
        FaultFound.unless(line.name() == EventName.ACCOUNT_OPENED, "an account's first event is not its opening");
        FaultFound.unless(line.accountVersion() == 1, "an account's first event has another version than 1");
        var data = line.data();
        var amounts = new Amounts(data.text(DataField.CURRENCY), data.decimals());
        return new AccountHistory(account, amounts, data.limit(amounts.decimals()));
    }

    /** Lets one more event follow; answers what it did to the balance. */
    static long follow(AccountHistory account, EventName name, RawLine line) {
        var version = line.accountVersion();
        FaultFound.unless(
                version == account.version() + 1,
                () -> "its version is %d, expected %d".formatted(version, account.version() + 1));
        FaultFound.unless(account.status() != Status.CLOSED, "an event on a closed account");
        var before = account.booked();
        next(account, name, line);
        account.advance();
        return account.booked() - before;
    }

    private static void next(AccountHistory account, EventName name, RawLine line) {
        var data = line.data();
        switch (name) {
            case ACCOUNT_OPENED -> throw new FaultFound("the account is opened a second time");
            case MONEY_DEPOSITED, TRANSFER_RECEIVED -> account.book(amount(account, data));
            case MONEY_WITHDRAWN, TRANSFER_SENT -> account.book(-leaving(account, line));
            case HOLD_PLACED -> place(account, line);
            case HOLD_CAPTURED -> capture(account, line);
            case HOLD_RELEASED -> release(account, line);
            case HOLD_EXPIRED -> expire(account, line);
            case ENTRY_REVERSED -> reverse(account, line);
            case OVERDRAFT_LIMIT_CHANGED -> limit(account, line);
            case ACCOUNT_FROZEN -> {
                FaultFound.unless(account.status() == Status.OPEN, "a frozen account is frozen again");
                account.status(Status.FROZEN);
            }
            case ACCOUNT_UNFROZEN -> {
                FaultFound.unless(account.status() == Status.FROZEN, "an account is unfrozen that is not frozen");
                account.status(Status.OPEN);
            }
            case ACCOUNT_CLOSED -> close(account);
        }
    }

    private static long amount(AccountHistory account, RawData data) {
        requireCurrency(account, data);
        return data.amount(account.amounts().decimals());
    }

    private static void requireCurrency(AccountHistory account, RawData data) {
        FaultFound.unless(
                data.isText(DataField.CURRENCY, account.amounts().currency()),
                () -> "it is in %s, expected %s"
                        .formatted(
                                data.text(DataField.CURRENCY), account.amounts().currency()));
    }

    /** What leaves by a withdrawal, a transfer or a hold. */
    private static long leaving(AccountHistory account, RawLine line) {
        FaultFound.unless(account.status() != Status.FROZEN, "money leaves a frozen account");
        var amount = amount(account, line.data());
        requireFunds(account, amount, line);
        return amount;
    }

    private static void requireFunds(AccountHistory account, long amount, RawLine line) {
        var available = account.availableAt(line.recordedAt());
        FaultFound.unless(
                amount <= available,
                () -> "it takes %s, and %s was available"
                        .formatted(
                                account.amounts().text(amount),
                                account.amounts().text(available)));
    }

    private static void place(AccountHistory account, RawLine line) {
        var data = line.data();
        var expiresAt = data.has(DataField.EXPIRES_AT) ? data.micros(DataField.EXPIRES_AT) : OpenHolds.NEVER;
        account.hold(account.version() + 1, new Hold(leaving(account, line), expiresAt));
    }

    private static void capture(AccountHistory account, RawLine line) {
        var hold = inTime(account, line);
        var amount = amount(account, line.data());
        FaultFound.unless(
                amount <= hold.amount(),
                () -> "it captures %s of a hold of %s"
                        .formatted(
                                account.amounts().text(amount),
                                account.amounts().text(hold.amount())));
        account.holds().remove(line.data().version(DataField.HOLD_ID));
        account.book(-amount);
    }

    private static void release(AccountHistory account, RawLine line) {
        inTime(account, line);
        account.holds().remove(line.data().version(DataField.HOLD_ID));
    }

    private static void expire(AccountHistory account, RawLine line) {
        FaultFound.unless(
                !open(account, line.data()).countsAt(line.recordedAt()), "a hold expires before its time is over");
        account.holds().remove(line.data().version(DataField.HOLD_ID));
    }

    private static Hold inTime(AccountHistory account, RawLine line) {
        var hold = open(account, line.data());
        FaultFound.unless(hold.countsAt(line.recordedAt()), "a hold is captured or released after its time was over");
        return hold;
    }

    private static Hold open(AccountHistory account, RawData data) {
        var holdId = data.version(DataField.HOLD_ID);
        var hold = account.holds().get(holdId);
        if (hold == null) {
            throw new FaultFound("the account has no open hold %d".formatted(holdId));
        }
        return hold;
    }

    private static void reverse(AccountHistory account, RawLine line) {
        var data = line.data();
        var entry = data.version(DataField.ENTRY_ID);
        FaultFound.unless(
                entry >= 1 && entry <= account.version(),
                () -> "it reverses entry %d, which the account has not got yet".formatted(entry));
        var reversal = reversal(account, line);
        if (!reversal.credit() && !data.is(DataField.FORCED, TRUE)) {
            requireFunds(account, reversal.amount(), line);
        }
        FaultFound.unless(
                account.reversals().putIfAbsent(entry, reversal) == null,
                () -> "it reverses entry %d a second time".formatted(entry));
        account.book(reversal.effect());
    }

    private static Reversal reversal(AccountHistory account, RawLine line) {
        var data = line.data();
        var credit = data.is(DataField.DIRECTION, CREDIT);
        FaultFound.unless(credit || data.is(DataField.DIRECTION, DEBIT), "a reversal is neither credit nor debit");
        var ofTransfer = data.has(DataField.TRANSFER_ID);
        return new Reversal(
                data.text(DataField.KIND),
                amount(account, data),
                credit,
                ofTransfer ? data.uuid(DataField.TRANSFER_ID) : null,
                ofTransfer ? data.uuid(DataField.OTHER_ACCOUNT_ID) : null,
                line.position());
    }

    private static void limit(AccountHistory account, RawLine line) {
        requireCurrency(account, line.data());
        var limit = line.data().limit(account.amounts().decimals());
        var lowered = Math.subtractExact(account.limit(), limit);
        var available = account.availableAt(line.recordedAt());
        FaultFound.unless(
                lowered <= 0 || available >= lowered,
                () -> "it lowers the overdraft limit to %s while it is in use"
                        .formatted(account.amounts().text(limit)));
        account.limit(limit);
    }

    private static void close(AccountHistory account) {
        FaultFound.unless(account.status() != Status.FROZEN, "a frozen account is closed");
        FaultFound.unless(account.holds().isEmpty(), "an account is closed that has open holds");
        FaultFound.unless(
                account.booked() == 0,
                () -> "an account is closed with %s on it"
                        .formatted(account.amounts().text(account.booked())));
        account.status(Status.CLOSED);
    }
}
