/** Clients who work on few accounts all at once, and the history of what they asked and were answered. */
@NullMarked
package io.fundsledger.endtoend.bank;

import org.jspecify.annotations.NullMarked;
