/** Rebuilding views from the terminal. */
@NullMarked
package io.fundsledger.cli.rebuilding;

import org.jspecify.annotations.NullMarked;
