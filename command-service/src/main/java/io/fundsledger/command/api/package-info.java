/** The REST face of the commands. */
@NullMarked
package io.fundsledger.command.api;

import org.jspecify.annotations.NullMarked;
