/** {@code ./ledger bench read}: queries, and what keeps the views. */
@NullMarked
package io.fundsledger.benchmarks.read;

import org.jspecify.annotations.NullMarked;
