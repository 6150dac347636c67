/** Lanes, relay and projections at work on stores in memory, step by step, driven by a seed. */
@NullMarked
package io.fundsledger.simulation;

import org.jspecify.annotations.NullMarked;
