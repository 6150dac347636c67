/** Where the command line speaks to a person or to a file. */
@NullMarked
package io.fundsledger.cli.console;

import org.jspecify.annotations.NullMarked;
