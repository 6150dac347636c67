/** Reads what comes over HTTP, strictly, and finds all that is wrong with it at once. */
@NullMarked
package io.fundsledger.command.api.input;

import org.jspecify.annotations.NullMarked;
