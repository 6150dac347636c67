package io.fundsledger.query.explanation;

import io.fundsledger.events.money.Money;
import io.fundsledger.query.account.Account;
import java.util.List;

/**
 * An account, and why so much is available on it; all of it read in one snapshot.
 *
 * @param hash of the account's last event, in hex: whoever has it can prove all that came before
 * @param holds the newest of those that count, newest first
 */
record Explanation(Account account, String hash, List<OpenHold> holds, LastChange lastChange) {

    /** How many holds are listed at most. */
    static final int MOST_HOLDS = 100;

    /** Throws IllegalStateException if the figures contradict each other: what does not add up explains nothing. */
    Explanation {
        var listed = holds.stream().map(OpenHold::amount).reduce(Money.zero(account.currency()), Money::plus);
        var all = account.unexpiredHolds() <= MOST_HOLDS;
        if (all
                ? !listed.equals(account.held())
                : listed.minor() > account.held().minor()) {
            throw new IllegalStateException("the holds of account %s come to %s, and %s are held"
                    .formatted(account.accountId(), listed, account.held()));
        }
    }

    Figures figures() {
        return Figures.of(account);
    }

    /** What no longer counts although no event has ended it yet. */
    Money overdue() {
        return lastChange.after().held().minus(account.held());
    }

    int overdueHolds() {
        return lastChange.openHolds() - account.unexpiredHolds();
    }
}
