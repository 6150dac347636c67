/** What operators see of the projections: over HTTP, in health and in errors. */
@NullMarked
package io.fundsledger.projector.api;

import org.jspecify.annotations.NullMarked;
