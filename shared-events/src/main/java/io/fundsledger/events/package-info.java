/** The public contract of the ledger: what happened to an account, and the envelope it travels in. */
@NullMarked
package io.fundsledger.events;

import org.jspecify.annotations.NullMarked;
