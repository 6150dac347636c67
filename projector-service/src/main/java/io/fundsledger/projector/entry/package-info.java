/** What an event does to a balance, in the words that all views of it share. */
@NullMarked
package io.fundsledger.projector.entry;

import org.jspecify.annotations.NullMarked;
