package io.fundsledger.projector.reconciliation;

import java.time.Instant;

/**
 * A difference that was still there when it was looked at again.
 *
 * @param since when it was first found
 */
public record Alarm(Finding finding, Instant since) {}
