/** The query service as its clients see it, over HTTP and on real stores. */
@NullMarked
package io.fundsledger.query;

import org.jspecify.annotations.NullMarked;
