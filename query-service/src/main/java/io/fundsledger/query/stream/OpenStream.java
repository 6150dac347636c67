package io.fundsledger.query.stream;

import io.fundsledger.query.account.Account;

/**
 * A stream that may begin.
 *
 * @param account as it is at its beginning
 * @param seen the version up to which its reader knows the account
 */
record OpenStream(Account account, long seen) {}
