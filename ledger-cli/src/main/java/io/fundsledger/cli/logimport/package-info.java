/** Makes a local ledger of an exported log. */
@NullMarked
package io.fundsledger.cli.logimport;

import org.jspecify.annotations.NullMarked;
