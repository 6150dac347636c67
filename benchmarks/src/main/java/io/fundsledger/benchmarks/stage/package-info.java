/** A ledger to measure on, with the data that it is filled with. */
@NullMarked
package io.fundsledger.benchmarks.stage;

import org.jspecify.annotations.NullMarked;
