/** Accounts that are watched: a stream of server-sent events, one for each change, that goes on where it was broken off. */
@NullMarked
package io.fundsledger.query.stream;

import org.jspecify.annotations.NullMarked;
