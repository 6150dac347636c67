/** How much is on an account, what of it is held, and how it came to be: balances, holds and statement lines, in Postgres. */
@NullMarked
package io.fundsledger.projector.accounts;

import org.jspecify.annotations.NullMarked;
