package io.fundsledger.command.relay;

import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Kafka away is no reason to accept no commands, so this is part of the whole picture and not of readiness. */
@Component("relay")
final class RelayHealth implements HealthIndicator {

    private final RelayStatus status;

    RelayHealth(RelayStatus status) {
        this.status = status;
    }

    @Override
    public Health health() {
        var state = status.state();
        var health = state == RelayState.RELAYING ? Health.up() : Health.down();
        return health.withDetail("state", state.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .withDetail("partitions", status.cursors().size())
                .withDetail("detail", status.detail())
                .build();
    }
}
