/** Why a balance is what it is: its parts, the holds that are open, and the events that changed it last. */
@NullMarked
package io.fundsledger.query.explanation;

import org.jspecify.annotations.NullMarked;
