/** Reading your own writes: a query waits, a bounded time, until its view holds the positions it was asked for. */
@NullMarked
package io.fundsledger.query.freshness;

import org.jspecify.annotations.NullMarked;
