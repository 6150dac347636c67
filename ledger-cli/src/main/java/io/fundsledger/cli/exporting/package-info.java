/** Writes the log of a ledger to a file, or a part of it. */
@NullMarked
package io.fundsledger.cli.exporting;

import org.jspecify.annotations.NullMarked;
