/** What a projection is, and the runner that feeds it every event of the log exactly once. */
@NullMarked
package io.fundsledger.projector.projection;

import org.jspecify.annotations.NullMarked;
