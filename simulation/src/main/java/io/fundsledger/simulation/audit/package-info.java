/** What has to hold after every step, worked out without the code that is tried. */
@NullMarked
package io.fundsledger.simulation.audit;

import org.jspecify.annotations.NullMarked;
