/** The whole ledger as a black box: jars as processes, on the real components, spoken to as a client would. */
@NullMarked
package io.fundsledger.endtoend;

import org.jspecify.annotations.NullMarked;
