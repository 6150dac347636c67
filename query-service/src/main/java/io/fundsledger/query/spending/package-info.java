/** Where the money of an account went and came from in a year. */
@NullMarked
package io.fundsledger.query.spending;

import org.jspecify.annotations.NullMarked;
