/** {@code ledger statement}: a statement of an account as a file. */
@NullMarked
package io.fundsledger.cli.statement;

import org.jspecify.annotations.NullMarked;
