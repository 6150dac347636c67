/** What the balance of an account over REST costs at least: the same SQL in the same framework, and nothing else. */
@NullMarked
package io.fundsledger.benchmarks.bare;

import org.jspecify.annotations.NullMarked;
