package io.fundsledger.query.journal;

import io.fundsledger.query.freshness.Positions;

/** What a journal is made of: the general ledger up to these positions, and nothing after them. */
record JournalCut(JournalHead head, Positions positions) {

    boolean holds(JournalEntry entry) {
        return entry.position().position()
                <= positions.of(entry.position().partition()).position();
    }
}
