/** Mistakes that the simulation has to find. */
@NullMarked
package io.fundsledger.simulation.fault;

import org.jspecify.annotations.NullMarked;
