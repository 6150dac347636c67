/** The general ledger as plain-text accounting, for hledger and whatever else reads such journals. */
@NullMarked
package io.fundsledger.query.journal;

import org.jspecify.annotations.NullMarked;
