package io.fundsledger.command.checkpoint;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** That nothing is signed is no reason to accept no commands, so this is part of the whole picture and not of readiness. */
@Component("checkpoints")
final class CheckpointHealth implements HealthIndicator {

    private final CheckpointStatus status;

    CheckpointHealth(CheckpointStatus status) {
        this.status = status;
    }

    @Override
    public Health health() {
        var state = status.state();
        var health = switch (state) {
            case NO_KEY -> Health.unknown();
            case STARTING, STANDBY, SIGNING, STOPPED -> status.unpublished().isEmpty() ? Health.up() : Health.down();
            case WAITING, LOG_BEHIND_CHECKPOINT, LOG_REWRITTEN, CHECKPOINT_FORGED, CHECKPOINTS_BEHIND_TOPIC, DEAD ->
                Health.down();
        };
        return health.withDetail("state", state.word())
                .withDetail("detail", status.detail())
                .withDetail("unpublished", status.unpublished())
                .build();
    }
}
