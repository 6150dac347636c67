/** Ends the holds whose time is over on accounts of which nobody asks anything. */
@NullMarked
package io.fundsledger.command.expiry;

import org.jspecify.annotations.NullMarked;
