/** What every query has in common on the wire: problems, parameters, pages, CORS and the OpenAPI document. */
@NullMarked
package io.fundsledger.query.api;

import org.jspecify.annotations.NullMarked;
