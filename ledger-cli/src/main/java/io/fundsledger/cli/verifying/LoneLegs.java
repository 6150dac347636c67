package io.fundsledger.cli.verifying;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a log again for the legs of transfers that have no other leg, where sums have shown that there are some. Used by
 * several threads, a partition each.
 */
final class LoneLegs {

    private final BitSet places;
    private final Map<Leg, Side> unmatched = new HashMap<>();

    private record Side(boolean leaving, Fault fault) {}

    /** @param places at which the sums of legs did not come to nothing */
    LoneLegs(BitSet places) {
        this.places = places;
    }

    /** What takes the lines of a partition that was checked. */
    LineSink in(PartitionCheck checked) {
        var line = new RawLine();
        return (bytes, from, to) -> {
            for (var at = from; at < to; ) {
                at = line.read(bytes, at, to);
                look(checked, line);
            }
            return true;
        };
    }

    private void look(PartitionCheck checked, RawLine line) {
        if (!Leg.isIn(line.data()) || !places.get(TransferSums.place(line.data().uuid(DataField.TRANSFER_ID)))) {
            return;
        }
        var account = checked.histories().find(line.account());
        if (account != null) {
            look(checked, line, account);
        }
    }

    private void look(PartitionCheck checked, RawLine line, AccountHistory account) {
        var leaving = leaves(line);
        var leg = Leg.of(line, account, leaving ? -1 : 1);
        if (checked.histories().covers(leg.otherThan(account.id()))) {
            match(leg, new Side(leaving, fault(checked, line, account, leg)));
        }
    }

    private static boolean leaves(RawLine line) {
        return switch (line.name()) {
            case TRANSFER_SENT -> true;
            case ENTRY_REVERSED -> line.data().isText(DataField.DIRECTION, "debit");
            default -> false;
        };
    }

    private static Fault fault(PartitionCheck checked, RawLine line, AccountHistory account, Leg leg) {
        return new Fault(
                checked.partition(),
                line.position(),
                account.id(),
                leg.text(account.amounts()) + " has no other leg that says the same, recorded at the same time");
    }

    private synchronized void match(Leg leg, Side side) {
        var other = unmatched.get(leg);
        if (other != null && other.leaving() != side.leaving()) {
            unmatched.remove(leg);
        } else {
            unmatched.put(leg, side);
        }
    }

    /** The first of them. */
    synchronized Optional<Fault> first() {
        return unmatched.values().stream().map(Side::fault).min(Fault.IN_ORDER);
    }
}
