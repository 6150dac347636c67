/** The event store in memory: transactions with locks, statements that see what is committed, and commits in doubt. */
@NullMarked
package io.fundsledger.simulation.store;

import org.jspecify.annotations.NullMarked;
