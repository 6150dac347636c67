/** Whose turn it is, what time it is and what happens by chance: all of it follows from one seed. */
@NullMarked
package io.fundsledger.simulation.schedule;

import org.jspecify.annotations.NullMarked;
