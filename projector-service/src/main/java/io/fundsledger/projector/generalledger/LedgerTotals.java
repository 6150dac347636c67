package io.fundsledger.projector.generalledger;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** Debits and credits of ledger accounts, per log partition, as they run on. */
final class LedgerTotals {

    private final Map<Share, Total> totals;

    /** @param before of all ledger accounts that change, as far as there were such */
    LedgerTotals(Map<Share, Total> before) {
        totals = new HashMap<>(before);
    }

    /** Totals after everything that was added. */
    Map<Share, Total> all() {
        return totals;
    }

    /** The debits after adding these. */
    BigInteger debit(Share share, long minor) {
        return add(share, new Total(BigInteger.valueOf(minor), BigInteger.ZERO)).debits();
    }

    /** The credits after adding these. */
    BigInteger credit(Share share, long minor) {
        return add(share, new Total(BigInteger.ZERO, BigInteger.valueOf(minor))).credits();
    }

    private Total add(Share share, Total more) {
        return totals.merge(share, more, Total::plus);
    }

    /** The part of a ledger account that one log partition accounts for. */
    record Share(int logPartition, LedgerAccount account) {}

    /** Minor units; all of them together can be more than any one balance. */
    record Total(BigInteger debits, BigInteger credits) {

        private Total plus(Total more) {
            return new Total(debits.add(more.debits), credits.add(more.credits));
        }
    }
}
