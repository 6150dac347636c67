/** Where a process spends its processor time, by its flight recorder. */
@NullMarked
package io.fundsledger.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
