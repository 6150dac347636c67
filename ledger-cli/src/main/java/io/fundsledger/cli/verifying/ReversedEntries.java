package io.fundsledger.cli.verifying;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a partition again for the entries that were reversed: whether each is what its reversal says, and through what
 * channel it went. To keep every entry until it might be reversed would take memory for every event.
 */
final class ReversedEntries implements LineSink {

    private final int partition;
    private final Histories histories;
    private final RawLine line = new RawLine();
    private @Nullable Fault fault;

    ReversedEntries(PartitionCheck checked) {
        this.partition = checked.partition();
        this.histories = checked.histories();
    }

    @Override
    public boolean take(byte[] bytes, int from, int to) {
        var at = from;
        while (at < to && isMissing()) {
            at = line.read(bytes, at, to);
            look();
        }
        return isMissing();
    }

    private boolean isMissing() {
        return !histories.unseen().isEmpty();
    }

    private void look() {
        var id = line.account();
        var unseen = histories.unseen().get(id);
        if (unseen != null && unseen.remove(line.accountVersion())) {
            if (unseen.isEmpty()) {
                histories.unseen().remove(id);
            }
            var account = Objects.requireNonNull(histories.find(id));
            compare(account, Objects.requireNonNull(account.reversals().get(line.accountVersion())));
        }
    }

    private void compare(AccountHistory account, Reversal reversal) {
        try {
            requireSame(account, reversal);
            if (reversal.transferId() == null && !reversal.kind().equals("capture")) {
                histories.books().bookReversed(account, line.data(), reversal.effect());
            }
        } catch (FaultFound other) {
            note(new Fault(partition, reversal.position(), account.id(), String.valueOf(other.getMessage())));
        }
    }

    private void note(Fault found) {
        if (fault == null || found.position() < fault.position()) {
            fault = found;
        }
    }

    private void requireSame(AccountHistory account, Reversal reversal) {
        var data = line.data();
        var entry = line.accountVersion();
        var kind = kind(line.name());
        FaultFound.unless(
                reversal.kind().equals(kind),
                () -> "it reverses entry %d as a %s, which is a %s"
                        .formatted(entry, reversal.kind(), line.name().word()));
        var amount = data.amount(account.amounts().decimals());
        var effect = comesIn(line.name()) ? amount : -amount;
        FaultFound.unless(
                reversal.effect() == -effect,
                () -> "it moves %s, expected %s to undo entry %d"
                        .formatted(
                                account.amounts().text(reversal.effect()),
                                account.amounts().text(-effect),
                                entry));
        var transferId = data.has(DataField.TRANSFER_ID) ? data.uuid(DataField.TRANSFER_ID) : null;
        var otherAccount = data.has(DataField.TRANSFER_ID) ? data.uuid(DataField.OTHER_ACCOUNT_ID) : null;
        FaultFound.unless(
                Objects.equals(transferId, reversal.transferId())
                        && Objects.equals(otherAccount, reversal.otherAccount()),
                () -> "it names another transfer than entry %d, which it reverses".formatted(entry));
    }

    private static boolean comesIn(EventName name) {
        return name == EventName.MONEY_DEPOSITED || name == EventName.TRANSFER_RECEIVED;
    }

    private static String kind(EventName name) {
        return switch (name) {
            case MONEY_DEPOSITED -> "deposit";
            case MONEY_WITHDRAWN -> "withdrawal";
            case TRANSFER_SENT, TRANSFER_RECEIVED -> "transfer";
            case HOLD_CAPTURED -> "capture";
            default -> "";
        };
    }

    /** The first reversal that is not of the entry that it names; null if there is none. */
    @Nullable Fault fault() {
        return fault;
    }
}
