/** Exact amounts of money, and the one table of currencies. */
@NullMarked
package io.fundsledger.events.money;

import org.jspecify.annotations.NullMarked;
