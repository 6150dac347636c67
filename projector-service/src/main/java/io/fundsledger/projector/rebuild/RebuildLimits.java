package io.fundsledger.projector.rebuild;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a rebuild may take over what does not depend on the number of events.
 *
 * @param grace how long a generation is fed on after readers were switched away from it, so that they can be switched back
 * @param decision how long a generation that differs waits for somebody to accept that
 * @param comparing how long it is tried to compare, where that fails
 * @param switching how long it is tried to switch readers
 */
@ConfigurationProperties("ledger.rebuild")
public record RebuildLimits(
        @DefaultValue("PT1H") Duration grace,
        @DefaultValue("P1D") Duration decision,
        @DefaultValue("PT10M") Duration comparing,
        @DefaultValue("PT10M") Duration switching) {}
