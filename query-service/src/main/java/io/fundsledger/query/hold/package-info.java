/** Money set aside on an account: one hold by its id, or those in a state. */
@NullMarked
package io.fundsledger.query.hold;

import org.jspecify.annotations.NullMarked;
