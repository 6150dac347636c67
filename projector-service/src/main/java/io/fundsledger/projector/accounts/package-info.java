/** How much is on an account and how it came to be: balances and statement lines, in Postgres. */
@NullMarked
package io.fundsledger.projector.accounts;

import org.jspecify.annotations.NullMarked;
