package io.fundsledger.query.freshness;

import io.fundsledger.events.LogPosition;
import java.time.Duration;
import java.util.List;

/**
 * What a query asks of the view that answers it.
 *
 * @param atLeast the positions that it must hold
 * @param patience how long the query is ready to wait for them
 */
public record Freshness(List<LogPosition> atLeast, Duration patience) {}
