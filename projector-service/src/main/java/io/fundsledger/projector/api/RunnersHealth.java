package io.fundsledger.projector.api;

import io.fundsledger.projector.projection.ProjectionRunners;
import io.fundsledger.projector.projection.ProjectionStatus.Phase;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether every runner still has its thread. Part of liveness: where one has not, only a restart helps. */
@Component("runners")
class RunnersHealth implements HealthIndicator {

    private final ProjectionRunners runners;

    RunnersHealth(ProjectionRunners runners) {
        this.runners = runners;
    }

    @Override
    public Health health() {
        for (var projection : runners.statuses()) {
            if (projection.phase() == Phase.DEAD) {
                return Health.down()
                        .withDetail(projection.projection(), "dead: " + projection.reason())
                        .build();
            }
        }
        return Health.up().build();
    }
}
