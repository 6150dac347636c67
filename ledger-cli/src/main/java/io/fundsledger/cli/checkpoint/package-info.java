/** {@code ledger checkpoint}: what an auditor keeps of a ledger. */
@NullMarked
package io.fundsledger.cli.checkpoint;

import org.jspecify.annotations.NullMarked;
