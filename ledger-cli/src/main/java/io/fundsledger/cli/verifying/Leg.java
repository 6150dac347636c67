package io.fundsledger.cli.verifying;

import java.util.UUID;

/**
 * One side of a transfer, or of its reversal, as a pair of accounts and versions that the other side has to say too.
 *
 * @param reversal whether it is a reversal's
 * @param from the account that money left
 * @param to the account that it went to
 * @param amount in minor units
 * @param recordedAt microseconds since 1970
 */
record Leg(
        boolean reversal,
        UUID transferId,
        UUID from,
        long fromVersion,
        UUID to,
        long toVersion,
        long amount,
        String currency,
        long recordedAt) {

    /** Whether an event with such data is about two accounts. */
    static boolean isIn(RawData data) {
        return data.has(DataField.TRANSFER_ID);
    }

    /** @param effect what it did to the balance of the account whose event it is */
    static Leg of(RawLine line, AccountHistory account, long effect) {
        var data = line.data();
        var leaving = effect < 0;
        var other = data.uuid(DataField.OTHER_ACCOUNT_ID);
        var otherVersion = data.version(DataField.OTHER_VERSION);
        var version = line.accountVersion();
        return new Leg(
                line.name() == EventName.ENTRY_REVERSED,
                data.uuid(DataField.TRANSFER_ID),
                leaving ? account.id() : other,
                leaving ? version : otherVersion,
                leaving ? other : account.id(),
                leaving ? otherVersion : version,
                data.amount(account.amounts().decimals()),
                account.amounts().currency(),
                line.recordedAt());
    }

    UUID otherThan(UUID account) {
        return account.equals(from) ? to : from;
    }

    /** For a person. */
    String text(Amounts amounts) {
        return "%s of transfer %s, %s from account %s at version %d to account %s at version %d"
                .formatted(
                        reversal ? "the reversal" : "a leg",
                        transferId,
                        amounts.text(amount),
                        from,
                        fromVersion,
                        to,
                        toVersion);
    }
}
