/** Requests at full speed or at a given rate, and how long their answers took. */
@NullMarked
package io.fundsledger.benchmarks.load;

import org.jspecify.annotations.NullMarked;
