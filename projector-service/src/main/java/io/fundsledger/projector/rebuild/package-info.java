/**
 * Rebuilding a view beside itself: another generation is loaded from the first event, compared with the one that readers
 * see where both are at the same positions, and then shown to them in its place.
 */
@NullMarked
package io.fundsledger.projector.rebuild;

import org.jspecify.annotations.NullMarked;
