/** The read side over HTTP: what the views hold, with proof of how fresh it is. */
@NullMarked
package io.fundsledger.query;

import org.jspecify.annotations.NullMarked;
