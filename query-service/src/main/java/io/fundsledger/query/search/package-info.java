/** Full-text and filtered search over the transactions of all accounts. */
@NullMarked
package io.fundsledger.query.search;

import org.jspecify.annotations.NullMarked;
