package io.fundsledger.query.journal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a journal begins with.
 *
 * @param ledgerId null while nothing was ever recorded
 * @param accounts of the general ledger, by currency and name
 */
record JournalHead(@Nullable UUID ledgerId, List<LedgerAccount> accounts) {}
