/** Accounts with their balances: one by id, or those that match a filter. */
@NullMarked
package io.fundsledger.query.account;

import org.jspecify.annotations.NullMarked;
