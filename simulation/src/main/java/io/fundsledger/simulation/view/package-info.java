/** The database of the views in memory: checkpoints, and one view, committed together. */
@NullMarked
package io.fundsledger.simulation.view;

import org.jspecify.annotations.NullMarked;
