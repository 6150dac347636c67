@NullMarked
package io.fundsledger.simulation.store;

import org.jspecify.annotations.NullMarked;
