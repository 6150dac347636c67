/** START HERE: what an account is, what can be asked of it, and what it answers. Pure: no clock, no I/O. */
@NullMarked
package io.fundsledger.command.account;

import org.jspecify.annotations.NullMarked;
