/** The {@code ./ledger} command and its sub-commands. */
@NullMarked
package io.fundsledger.cli;

import org.jspecify.annotations.NullMarked;
