package io.fundsledger.query.journal;

import java.util.UUID;

/** Where one reads on in a journal: accounts by id, their entries in the order of recording. */
record JournalPlace(UUID accountId, long version) {

    static final JournalPlace BEGINNING = new JournalPlace(new UUID(0, 0), 0);
}
