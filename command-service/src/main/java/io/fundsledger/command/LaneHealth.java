package io.fundsledger.command;

import io.fundsledger.command.lane.CommandLane;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Without its lane an instance can do nothing, and only a restart helps: part of liveness. */
@Component("lane")
final class LaneHealth implements HealthIndicator {

    private final CommandLane lane;

    LaneHealth(CommandLane lane) {
        this.lane = lane;
    }

    @Override
    public Health health() {
        var death = lane.death();
        return death == null ? Health.up().build() : Health.down(death).build();
    }
}
