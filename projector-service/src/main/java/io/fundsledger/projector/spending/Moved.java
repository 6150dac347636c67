package io.fundsledger.projector.spending;

import static io.fundsledger.events.Direction.CREDIT;

import io.fundsledger.events.Direction;
import io.fundsledger.projector.entry.Entry;
import io.fundsledger.projector.entry.EntryType;
import java.math.BigInteger;

/**
 * Money that moved, in minor units.
 *
 * @param spent what went out, less what reversals brought back
 * @param received what came in, less what reversals took back
 */
record Moved(BigInteger spent, BigInteger received) {

    /** A reversal undoes on the side where its original is, which is not the side that its own money is on. */
    static Moved by(Entry entry) {
        var amount = BigInteger.valueOf(entry.amount().minor());
        return entry.type() == EntryType.REVERSAL
                ? on(entry.direction() == CREDIT ? Direction.DEBIT : CREDIT, amount.negate())
                : on(entry.direction(), amount);
    }

    private static Moved on(Direction side, BigInteger amount) {
        return side == CREDIT ? new Moved(BigInteger.ZERO, amount) : new Moved(amount, BigInteger.ZERO);
    }

    Moved plus(Moved other) {
        return new Moved(spent.add(other.spent), received.add(other.received));
    }
}
