/** Lets many follow the log for the price of one who looks: says how far each partition goes, as soon as that changes. */
@NullMarked
package io.fundsledger.command.follow;

import org.jspecify.annotations.NullMarked;
