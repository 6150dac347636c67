/** What became of an account: its state after each of its events, one by one and without a gap. */
@NullMarked
package io.fundsledger.query.change;

import org.jspecify.annotations.NullMarked;
