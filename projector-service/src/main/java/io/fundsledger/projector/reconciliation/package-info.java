/**
 * Reconciling the views, again and again: whether what they tell of each entry, account and ledger account comes to the
 * same at equal positions.
 */
@NullMarked
package io.fundsledger.projector.reconciliation;

import org.jspecify.annotations.NullMarked;
