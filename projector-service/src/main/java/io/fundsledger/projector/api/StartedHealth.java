package io.fundsledger.projector.api;

import io.fundsledger.projector.projection.ProjectionRunners;
import io.fundsledger.projector.projection.ProjectionStatus.Phase;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether every view has been begun with: it follows the log, or says what keeps it from that. Part of readiness, so that
 * whoever waits for this service and then asks how the views are does not find them still starting.
 */
@Component("started")
class StartedHealth implements HealthIndicator {

    private final ProjectionRunners runners;

    StartedHealth(ProjectionRunners runners) {
        this.runners = runners;
    }

    @Override
    public Health health() {
        var starting = runners.statuses().stream()
                .filter(projection -> projection.phase() == Phase.STARTING)
                .toList();
        var health = starting.isEmpty() ? Health.up() : Health.outOfService();
        starting.forEach(projection -> health.withDetail(projection.projection(), "starting"));
        return health.build();
    }
}
