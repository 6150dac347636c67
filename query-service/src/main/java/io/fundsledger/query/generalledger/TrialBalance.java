package io.fundsledger.query.generalledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all ledger accounts come to.
 *
 * @param asOf counting what was recorded up to then, inclusive; null for all that the view holds
 * @param isFinal whether the view has everything that was recorded up to then
 * @param totals by currency, then by name
 */
record TrialBalance(@Nullable Instant asOf, boolean isFinal, List<LedgerAccountTotal> totals) {}
