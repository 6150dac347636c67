/** Commands in, events out: validates every movement of money and appends it to the log. */
@NullMarked
package io.fundsledger.command;

import org.jspecify.annotations.NullMarked;
