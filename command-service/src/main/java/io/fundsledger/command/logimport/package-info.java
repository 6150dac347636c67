/** Makes an event store of an exported log: the same ledger, event by event, with the same positions and hashes. */
@NullMarked
package io.fundsledger.command.logimport;

import org.jspecify.annotations.NullMarked;
