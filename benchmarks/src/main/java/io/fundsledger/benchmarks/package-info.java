/** {@code ./ledger bench}: the ledger beside plain ways of doing the same, in one run. */
@NullMarked
package io.fundsledger.benchmarks;

import org.jspecify.annotations.NullMarked;
