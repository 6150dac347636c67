package io.fundsledger.query.explanation;

import io.fundsledger.query.account.Account;
import io.fundsledger.query.change.AccountChange;
import java.util.List;

/**
 * The events that were recorded at the instant of an account's last one: those of one command, or of several that were decided
 * together.
 *
 * @param before the account's figures before the first of them
 * @param events the oldest first
 * @param complete whether these are all; if not, they are the last of them
 */
record LastChange(Figures before, List<AccountChange> events, boolean complete) {

    /** How many are told at most. */
    static final int MOST = 50;

    /**
     * @param newest the account's newest events, one more than are told at most, or all that it has
     * @throws IllegalStateException if the view lacks one of them, or is not where they lead
     */
    static LastChange of(Account account, List<AccountChange> newest) {
        requireWhole(account, newest);
        var instant = account.updatedAt();
        var first = newest.size();
        while (first > 0
                && newest.size() - first < MOST
                && newest.get(first - 1).after().updatedAt().equals(instant)) {
            first--;
        }
        var complete = first == 0 || !newest.get(first - 1).after().updatedAt().equals(instant);
        var before = first == 0 ? Figures.none(account) : Figures.after(newest.get(first - 1));
        return new LastChange(before, newest.subList(first, newest.size()), complete);
    }

    private static void requireWhole(Account account, List<AccountChange> newest) {
        var version = account.version();
        for (var i = newest.size() - 1; i >= 0; i--) {
            if (newest.get(i).version() != version--) {
                throw new IllegalStateException(
                        "the view of account %s has no row of version %d".formatted(account.accountId(), version + 1));
            }
        }
        if (newest.isEmpty() || (version > 0 && newest.size() <= MOST)) {
            throw new IllegalStateException(
                    "the view of account %s has no row of version %d".formatted(account.accountId(), version));
        }
        var last = newest.getLast().after();
        if (!last.balance().equals(account.balance()) || !last.overdraftLimit().equals(account.overdraftLimit())) {
            throw new IllegalStateException("the view of account %s says other figures than its last event left"
                    .formatted(account.accountId()));
        }
    }

    Figures after() {
        return Figures.after(events.getLast());
    }

    /** How many holds are open by what events say, also such whose time is over. */
    int openHolds() {
        return events.getLast().after().unexpiredHolds();
    }
}
