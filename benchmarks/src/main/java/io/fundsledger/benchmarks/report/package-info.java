/** What was measured, as a table. */
@NullMarked
package io.fundsledger.benchmarks.report;

import org.jspecify.annotations.NullMarked;
