/** Takes all waiting commands as one batch, decides them one after the other, and appends them in one transaction. */
@NullMarked
package io.fundsledger.command.lane;

import org.jspecify.annotations.NullMarked;
