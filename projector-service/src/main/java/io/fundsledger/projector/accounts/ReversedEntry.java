package io.fundsledger.projector.accounts;

/**
 * That an entry was undone.
 *
 * @param by the version of the reversal, on the same account
 */
record ReversedEntry(AccountVersion entry, long by) {}
