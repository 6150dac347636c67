package io.fundsledger.projector.rebuild;

import java.time.Duration;

/**
 * How far a comparison is.
 *
 * @param share from 0 to 1
 * @param left how long the rest takes at the pace so far
 */
public record Compared(double share, Duration left) {}
