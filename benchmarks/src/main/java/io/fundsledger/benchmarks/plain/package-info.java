/** Plain ways of doing what a ledger does, to compare it with. */
@NullMarked
package io.fundsledger.benchmarks.plain;

import org.jspecify.annotations.NullMarked;
