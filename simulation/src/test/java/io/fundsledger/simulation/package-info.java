@NullMarked
package io.fundsledger.simulation;

import org.jspecify.annotations.NullMarked;
