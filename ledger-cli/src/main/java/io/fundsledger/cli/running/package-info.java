/** {@code ledger up}, {@code down} and {@code status}: a local ledger from the outside. */
@NullMarked
package io.fundsledger.cli.running;

import org.jspecify.annotations.NullMarked;
