/** {@code ./ledger bench write}: commands, and the log that they are recorded in. */
@NullMarked
package io.fundsledger.benchmarks.write;

import org.jspecify.annotations.NullMarked;
