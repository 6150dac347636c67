package io.fundsledger.query.account;

import java.math.BigDecimal;

/**
 * The balance of an account at a moment.
 *
 * @param settled whether nothing that is still to come can change it
 */
record DatedBalance(Account account, BalanceMoment moment, BigDecimal balance, boolean settled) {

    /** What tells one answer to the same question from another. */
    String tag() {
        return balance.toPlainString() + (settled ? "-final" : "");
    }
}
