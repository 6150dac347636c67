/** Fetching the general ledger as plain-text accounting. */
@NullMarked
package io.fundsledger.cli.journal;

import org.jspecify.annotations.NullMarked;
