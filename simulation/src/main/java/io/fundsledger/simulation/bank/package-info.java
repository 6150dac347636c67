/** The parts of a ledger at work: instances, clients, and what befalls them. */
@NullMarked
package io.fundsledger.simulation.bank;

import org.jspecify.annotations.NullMarked;
