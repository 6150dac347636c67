/**
 * Verifying a log: its chain, its order, and what its events come to, by rules that are written here a third time, from
 * the contract of the events alone.
 */
@NullMarked
package io.fundsledger.cli.verifying;

import org.jspecify.annotations.NullMarked;
