/** Where the money of an account went and came from, by category and month, in Postgres. */
@NullMarked
package io.fundsledger.projector.spending;

import org.jspecify.annotations.NullMarked;
